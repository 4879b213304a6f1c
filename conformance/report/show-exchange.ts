import { curlLine } from '../http/curl.js'
import type { Exchange, HeaderLines } from '../http/exchange.js'
import type { ReportedExchange } from './report.js'

/** Characters of a body that reports keep. */
const MOST_BODY = 4000

const cut = (text: string): string =>
  text.length > MOST_BODY ? `${text.slice(0, MOST_BODY)}… (${text.length - MOST_BODY} more characters)` : text

const byName = (lines: HeaderLines): Record<string, string | string[]> => {
  const found: Record<string, string | string[]> = {}
  for (const [name, value] of lines) {
    const key = name.toLowerCase()
    found[key] = Object.hasOwn(found, key) ? [found[key]!, value].flat() : value
  }
  return found
}

/** An exchange, already without secrets, as reports show it. */
export const showExchange = (exchange: Exchange): ReportedExchange => {
  const { id, layer, story, operation = null, request, reply, failure, milliseconds } = exchange
  const { method, url, headers, body } = request
  const text = typeof body === 'string' || body === undefined ? body : Buffer.from(body).toString('latin1')
  return {
    id,
    layer,
    story,
    operation,
    request: { method, url, headers: byName(headers), body: text === undefined ? null : cut(text) },
    response: reply ? { status: reply.status, headers: byName(reply.headers), body: cut(reply.body) } : null,
    failure: failure ?? null,
    milliseconds: Math.round(milliseconds * 10) / 10,
    curl: curlLine(request),
  }
}
