import type { Exchange, HeaderLines } from './exchange.js'

const SECRET_HEADERS =
  /^(authorization|proxy-authorization|cookie|set-cookie|token|dpop|x-api-key|api-key|x-auth-token)$/i
const SECRET_FIELD = '(?:token|access_token|refresh_token|api_key|apikey|password|secret|client_secret)'
const IN_QUERY = new RegExp(`((?:^|[?&])${SECRET_FIELD}=)[^&#\\s]+`, 'gi')
const IN_JSON = new RegExp(`("${SECRET_FIELD}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'gi')

/** What stands where a secret stood. */
export const BLOT = '***'

/** Takes secrets out of everything that leaves the run. */
export interface Redactor {
  /** Values that let somebody in are known from now on, wherever they turn up. */
  learn(headers: Readonly<Record<string, string>>): void
  text(text: string): string
  exchange(exchange: Exchange): Exchange
}

export const createRedactor = (): Redactor => {
  const secrets = new Set<string>()

  const text = (from: string): string => {
    let clean = from.replace(IN_QUERY, `$1${BLOT}`).replace(IN_JSON, `$1${BLOT}`)
    for (const secret of secrets) clean = clean.replaceAll(secret, BLOT)
    return clean
  }
  const headers = (lines: HeaderLines): HeaderLines =>
    lines.map(([name, value]) => [name, SECRET_HEADERS.test(name) ? blotCredential(value) : text(value)] as const)

  return {
    learn(given) {
      for (const [name, value] of Object.entries(given)) {
        const secret = value.replace(/^\S+\s+/, '').trim()
        if (secret.length >= 6 && (SECRET_HEADERS.test(name) || secret.length >= 16)) secrets.add(secret)
      }
    },
    text,
    exchange: (exchange) => {
      const { request, reply } = exchange
      const { body } = request
      return {
        ...exchange,
        request: {
          ...request,
          url: text(request.url.replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1')),
          headers: headers(request.headers),
          ...(body === undefined
            ? {}
            : { body: typeof body === 'string' ? text(body) : text(Buffer.from(body).toString('latin1')) }),
        },
        ...(reply ? { reply: { ...reply, headers: headers(reply.headers), body: text(reply.body) } } : {}),
      }
    },
  }
}

/** The scheme of a credential may be seen, the rest not. */
const blotCredential = (value: string): string => {
  const scheme = /^(\S+)\s+\S/.exec(value)?.[1]
  if (value.trim() === '') return value
  return scheme === undefined ? BLOT : `${scheme} ${BLOT}`
}
