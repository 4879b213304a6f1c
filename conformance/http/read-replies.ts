import { decodeBody } from './decode-body.js'
import type { HeaderLines, Reply } from './exchange.js'

/** Bytes of an answer beyond which reading stops. */
const MOST_BYTES = 8 * 1024 * 1024

/** Answers as they stand one after another on a connection (RFC 9112); each is whole except, perhaps, the last. */
export interface ReadReplies {
  replies: Reply[]
  /** Why the rest cannot be read; undefined where bytes are only missing yet. */
  broken?: string
  /** Whether the last answer says that the connection ends with it. */
  closing: boolean
}

/** Reads what a connection has brought so far. `methods` are those of the requests, in order. */
export const readReplies = (bytes: Buffer, methods: readonly string[], ended: boolean): ReadReplies => {
  const found: ReadReplies = { replies: [], closing: false }
  let rest = bytes
  while (rest.length > 0 && found.replies.length < methods.length) {
    const end = rest.indexOf('\r\n\r\n')
    const start = rest.subarray(0, 8).toString('latin1')
    if (start.length === 8 && !/^HTTP\/1\.[01]/.test(start))
      return { ...found, broken: `an answer begins with "${start}"` }
    if (end < 0) return found
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n')
    const [, version, code] = /^HTTP\/1\.([01]) (\d{3})/.exec(first) ?? []
    if (code === undefined) return { ...found, broken: `an answer begins with "${first.slice(0, 60)}"` }
    const headers = lines.map((line): [string, string] => {
      const [name = ''] = line.split(':', 1)
      return [name, line.slice(name.length + 1).trim()]
    })
    const status = Number(code)
    const body = readBody(rest.subarray(end + 4), status, methods[found.replies.length]!, headers, ended)
    if (!body) return found
    rest = body.rest
    if (status < 200) continue
    try {
      const text = decodeBody(body.bytes, valueOf(headers, 'content-encoding'), MOST_BYTES).toString()
      found.replies.push({ status, headers, body: text })
    } catch (error) {
      return { ...found, broken: `an answer cannot be decoded: ${(error as Error).message}` }
    }
    const connection = (valueOf(headers, 'connection') ?? '').toLowerCase()
    found.closing = connection.includes('close') || (version === '0' && !connection.includes('keep-alive'))
  }
  return found
}

const valueOf = (headers: HeaderLines, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1]

interface Body {
  bytes: Buffer
  rest: Buffer
}

const NONE = Buffer.alloc(0)

/** The body and what comes after it; undefined where it is not whole yet. */
const readBody = (
  bytes: Buffer,
  status: number,
  method: string,
  headers: HeaderLines,
  ended: boolean,
): Body | undefined => {
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return { bytes: NONE, rest: bytes }
  if ((valueOf(headers, 'transfer-encoding') ?? '').toLowerCase().includes('chunked')) return readChunks(bytes)
  const length = valueOf(headers, 'content-length')
  if (length === undefined) return ended ? { bytes, rest: NONE } : undefined
  if (bytes.length < Number(length)) return undefined
  return { bytes: bytes.subarray(0, Number(length)), rest: bytes.subarray(Number(length)) }
}

const readChunks = (bytes: Buffer): Body | undefined => {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return undefined
    const size = parseInt(bytes.subarray(at, line).toString('latin1'), 16)
    const start = line + 2
    if (size === 0) {
      // trailers, if any, end with an empty line
      const end = bytes.indexOf('\r\n\r\n', line)
      return end < 0 ? undefined : { bytes: Buffer.concat(parts), rest: bytes.subarray(end + 4) }
    }
    if (Number.isNaN(size) || bytes.length < start + size + 2) return undefined
    parts.push(bytes.subarray(start, start + size))
    at = start + size + 2
  }
}
