import type { Finding } from '../contract/validators.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { Problem } from '../engine/problem.js'

/** One request with its response. */
export interface Exchange {
  /** When it was answered, by the world's clock: milliseconds since the epoch. */
  time: number
  /** The mocked API, or undefined where none is mounted at the path. */
  api: string | undefined
  operationId: string | undefined
  request: HttpRequest
  reply: HttpReply
  /** How long the answer took, in real milliseconds. */
  duration: number
  /** Why no behaviour answered. */
  problem: Problem | undefined
  /** Where our own reply breaks the contract; empty is as it should be. */
  findings: readonly Finding[]
}
