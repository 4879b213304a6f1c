import type { SentRequest } from './exchange.js'

/** Headers that curl sends by itself. */
const BY_ITSELF = /^(host|content-length|connection|user-agent|accept-encoding)$/i

const quote = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`)

/** A shell line that repeats a request. Blotted secrets stay blotted: put your own in. */
export const curlLine = ({ method, url, headers, body }: SentRequest): string =>
  [
    'curl -i --path-as-is',
    method === 'HEAD' ? '--head' : method === 'GET' && body === undefined ? '' : `-X ${method}`,
    ...headers
      .filter(([name]) => !BY_ITSELF.test(name))
      .map(([name, value]) => `-H ${quote(value === '' ? `${name};` : `${name}: ${value}`)}`),
    body === undefined
      ? ''
      : `--data-binary ${quote(typeof body === 'string' ? body : Buffer.from(body).toString('latin1'))}`,
    quote(url),
  ]
    .filter((part) => part !== '')
    .join(' ')
