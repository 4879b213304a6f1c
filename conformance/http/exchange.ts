/** Header lines in the order they stand on the wire; names keep their case. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

/** A request as it went out. */
export interface SentRequest {
  method: string
  url: string
  headers: HeaderLines
  /** Text, or bytes that are none. */
  body?: string | Uint8Array
}

/** An answer as it came in; the body is decoded from its content encoding and from UTF-8. */
export interface Reply {
  status: number
  headers: HeaderLines
  body: string
}

export type FailureKind =
  /** No connection: nothing listens, no such host, no route. */
  | 'unreachable'
  | 'tls'
  | 'proxy'
  | 'timeout'
  /** The connection broke before the answer began. */
  | 'reset'
  /** The answer broke off. */
  | 'incomplete'
  /** What came is no HTTP. */
  | 'protocol'
  /** The body is not in the content encoding that its header names. */
  | 'undecodable'
  | 'too-large'

/** Why no whole answer came. */
export interface Failure {
  kind: FailureKind
  message: string
}

/** What the suite wants to see from a request; decides what the passive checks may expect. */
export type Intent =
  /** In order by the contract. */
  | 'valid'
  /** Broken on purpose. */
  | 'defective'
  /** Beside the contract: other methods, other paths, hostile bytes. */
  | 'beside'

/** One request with what came of it. Both `reply` and `failure` stand where an answer began and could not be used. */
export interface Exchange {
  id: string
  layer: string
  /** The story that sent it, or the file it was read from. */
  story: string
  intent: Intent
  /** The operation that method and path lead to. */
  operation: string | undefined
  /** Why there is no operation. */
  unmatched: 'path' | 'method' | undefined
  request: SentRequest
  reply?: Reply
  failure?: Failure
  /** Milliseconds since the epoch. */
  startedAt: number
  milliseconds: number
}

/** An exchange with a whole answer. */
export type Answered = Exchange & { reply: Reply }

export const isAnswered = (exchange: Exchange): exchange is Answered =>
  exchange.reply !== undefined && exchange.failure === undefined

/** The values of a header, one per line. */
export const headerLines = (headers: HeaderLines, name: string): string[] =>
  headers.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, value]) => value)

/** A header's value; several lines are joined as HTTP says. */
export const headerValue = (headers: HeaderLines, name: string): string | undefined => {
  const lines = headerLines(headers, name)
  return lines.length > 0 ? lines.join(', ') : undefined
}

/** The body as JSON; undefined where it is none. */
export const jsonBody = ({ body }: Reply): unknown => {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}

/** Method, path and answer in one line, for messages. */
export const oneLine = ({ request, reply, failure }: Exchange): string =>
  `${request.method} ${new URL(request.url).pathname} → ${failure ? failure.kind : (reply?.status ?? 'nothing')}`
