/** One HTTP request as the engine sees it, whatever server or test it came from. */
export interface HttpRequest {
  method: string
  /** The request target: path and query as sent, still percent-encoded, relative to the API's mount. */
  target: string
  /** The prefix under which the API was reached, such as `/things-stack/api/v3`. */
  mount: string
  /** The path of somebody's own server below which the mock is mounted, such as `/mocks`; absent or empty for none. */
  base?: string
  /** Lower-case names; repeated headers joined by a comma, as HTTP allows. */
  headers: Readonly<Record<string, string>>
  body: Uint8Array
  /** The address of this machine at which the connection came in, without brackets; absent in process. */
  localAddress?: string
  /** True where the body was longer than the adapter's limit and was not read to its end. */
  tooLarge?: boolean
}

/** How a reply reaches the client, where it is not simply sent. Every adapter honours it. */
export interface Delivery {
  /** Milliseconds of real time to wait before anything is sent. */
  delay?: number
  /** The connection is reset before an answer; the reply's status is then 0. */
  drop?: true
  /** The body comes at so many bytes a second. */
  bytesPerSecond?: number
  /** Only so many bytes of the body come, though `content-length` promises all; then the connection ends. */
  truncateAt?: number
}

/** One HTTP reply, ready to be written by any adapter. Header names are lower case. */
export interface HttpReply {
  status: number
  headers: Record<string, string>
  /** Undefined for an empty body. */
  body: string | undefined
  /** The body where it comes bit by bit and may have no end; `body` is then empty. */
  stream?: AsyncIterable<string>
  /** Undefined for a reply that is sent as it is, at once. */
  delivery?: Delivery
}

/** What an operation or a dialect answers, before it is rendered: the body is a value, not text. */
export interface Reply {
  status: number
  headers?: Record<string, string> | undefined
  body?: unknown
  /** A body that comes bit by bit and may have no end; `body` is then the empty text. */
  stream?: AsyncIterable<string>
  /** What a JSON body is indented with; it then has lines, and a newline at its end. Default: one line without. */
  indent?: string
}
