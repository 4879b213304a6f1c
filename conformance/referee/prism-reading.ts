import { headerValue, type Answered, type Reply } from '../http/exchange.js'
import type { Transport } from '../http/transport.js'
import type { Reading } from './our-reading.js'
import { REPLAY } from './replay-server.js'

interface Violation {
  location?: (string | number)[]
  severity?: string
  code?: string | number
  message?: string
}

/**
 * How Prism reads an exchange: it is repeated through Prism, which tells in a header what it has against it.
 * @returns why there is no reading, where there is none.
 */
export const prismReading = async (
  exchange: Answered,
  path: string,
  prism: string,
  transport: Transport,
): Promise<Reading | { none: string } | { gone: true }> => {
  if (!isEncoded(path)) return { none: 'its path is not percent-encoded, which ends Prism' }
  const headers = exchange.request.headers.filter(([name]) => name.toLowerCase() !== 'host')
  const { reply, failure } = await transport.send({
    ...exchange.request,
    url: prism + path,
    headers: [...headers, [REPLAY, exchange.id]],
  })
  if (failure && /^(unreachable|reset)$/.test(failure.kind)) return { gone: true }
  if (!reply || failure) return { none: failure?.message ?? 'no answer' }
  if (headerValue(reply.headers, REPLAY) !== exchange.id)
    return { none: `Prism answered by itself: ${reasonOf(reply)}` }
  const told = headerValue(reply.headers, 'sl-violations')
  if (told === undefined) return { request: [], answer: [] }
  let violations: Violation[]
  try {
    violations = JSON.parse(told) as Violation[]
  } catch {
    return { none: 'Prism told more than fits into a header' }
  }
  const of = (side: string) => violations.filter(({ location }) => location?.[0] === side).map((each) => sentence(each))
  return { request: of('request'), answer: of('response') }
}

const sentence = ({ location = [], message = '', code }: Violation): string =>
  `${location.slice(1).join('.')} ${message}${code === undefined ? '' : ` (${code})`}`.trim()

const reasonOf = ({ status, body }: Reply): string => {
  try {
    const { title, detail } = JSON.parse(body) as { title?: string; detail?: string }
    return `${status} ${title ?? ''} ${detail ?? ''}`.trim()
  } catch {
    return String(status)
  }
}

const isEncoded = (path: string): boolean => {
  try {
    decodeURIComponent(path.replace(/\?.*$/s, ''))
    return true
  } catch {
    return false
  }
}
