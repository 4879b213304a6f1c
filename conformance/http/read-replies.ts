import type { HeaderLines, Reply } from './exchange.js'

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
    if (end < 0)
      return /^HTTP\/1\.[01] \d{3}|^H?T?T?P?$/.test(rest.subarray(0, 12).toString('latin1').slice(0, 12)) ||
        rest.length < 12
        ? found
        : { ...found, broken: 'what came is no HTTP' }
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
    found.replies.push({ status, headers, body: body.text })
    const connection = (valueOf(headers, 'connection') ?? '').toLowerCase()
    found.closing = connection.includes('close') || (version === '0' && !connection.includes('keep-alive'))
  }
  return found
}

const valueOf = (headers: HeaderLines, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1]

/** The body and what comes after it; undefined where it is not whole yet. */
const readBody = (
  bytes: Buffer,
  status: number,
  method: string,
  headers: HeaderLines,
  ended: boolean,
): { text: string; rest: Buffer } | undefined => {
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return { text: '', rest: bytes }
  if ((valueOf(headers, 'transfer-encoding') ?? '').toLowerCase().includes('chunked')) return readChunks(bytes)
  const length = valueOf(headers, 'content-length')
  if (length === undefined) return ended ? { text: bytes.toString(), rest: bytes.subarray(bytes.length) } : undefined
  if (bytes.length < Number(length)) return undefined
  return { text: bytes.subarray(0, Number(length)).toString(), rest: bytes.subarray(Number(length)) }
}

const readChunks = (bytes: Buffer): { text: string; rest: Buffer } | undefined => {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0) return undefined
    const size = parseInt(bytes.subarray(at, line).toString('latin1'), 16)
    const start = line + 2
    if (size === 0) {
      // trailers, if any, end with an empty line
      const end = bytes.subarray(start, start + 2).equals(Buffer.from('\r\n'))
        ? start
        : bytes.indexOf('\r\n\r\n', start) + 2
      return end < start || bytes.length < end + 2
        ? undefined
        : { text: Buffer.concat(parts).toString(), rest: bytes.subarray(end + 2) }
    }
    if (Number.isNaN(size) || bytes.length < start + size + 2) return undefined
    parts.push(bytes.subarray(start, start + size))
    at = start + size + 2
  }
}
