import { closeSync, openSync, writeSync } from 'node:fs'
import { headerValue, type Exchange, type HeaderLines } from '../http/exchange.js'
import type { HarPair } from './har-types.js'

const HEAD = `{"log":{"version":"1.2","creator":{"name":"facsimile","version":"1"},"entries":[\n`
const TAIL = '\n]}}\n'

/** A recording that is a whole HTTP Archive after each entry, also where the process is ended by force. */
export interface HarFile {
  add(exchange: Exchange): void
  close(): void
}

/** @throws when the file cannot be written. */
export const createHarFile = (file: string): HarFile => {
  const handle = openSync(file, 'w')
  let end = writeSync(handle, HEAD, 0)
  let entries = 0
  writeSync(handle, TAIL, end)
  return {
    add(exchange) {
      const text = `${entries === 0 ? '' : ',\n'}${JSON.stringify(harEntry(exchange))}`
      writeSync(handle, text + TAIL, end)
      end += Buffer.byteLength(text)
      entries += 1
    },
    close: () => closeSync(handle),
  }
}

/** One exchange as an entry of HAR 1.2. */
export const harEntry = ({ request, reply, failure, startedAt, milliseconds }: Exchange): object => {
  const body = request.body === undefined ? undefined : textOf(request.body)
  const type = headerValue(request.headers, 'content-type') ?? ''
  const size = reply ? Buffer.byteLength(reply.body) : 0
  return {
    startedDateTime: new Date(startedAt).toISOString(),
    time: milliseconds,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(request.headers),
      queryString: [...new URL(request.url).searchParams].map(([name, value]) => ({ name, value })),
      ...(body === undefined ? {} : { postData: { mimeType: type, text: body } }),
      headersSize: -1,
      bodySize: body === undefined ? 0 : Buffer.byteLength(body),
    },
    response: {
      status: reply?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toPairs(reply?.headers ?? []),
      content: {
        size,
        mimeType: (reply && headerValue(reply.headers, 'content-type')) ?? '',
        ...(size > 0 ? { text: reply?.body } : {}),
      },
      redirectURL: (reply && headerValue(reply.headers, 'location')) ?? '',
      headersSize: -1,
      bodySize: -1,
      ...(failure ? { _error: `${failure.kind}: ${failure.message}` } : {}),
    },
    cache: {},
    timings: { send: 0, wait: milliseconds, receive: 0 },
  }
}

const textOf = (body: string | Uint8Array): string =>
  typeof body === 'string' ? body : Buffer.from(body).toString('latin1')

const toPairs = (lines: HeaderLines): HarPair[] => lines.map(([name, value]) => ({ name, value }))
