import type { Finding } from '../contract/validators.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { InjectedFault } from '../engine/intervention.js'
import type { Problem } from '../engine/problem.js'
import type { NearestOperation } from './nearest-operation.js'

/** One request with its response. */
export interface Exchange {
  /** When it came in, by the world's clock: milliseconds since the epoch. */
  time: number
  /** The name of the world that it happened in. */
  world: string
  /** The mocked API, or undefined where none is mounted at the path. */
  api: string | undefined
  operationId: string | undefined
  request: HttpRequest
  reply: HttpReply
  /** How long the answer took, in real milliseconds. */
  duration: number
  /** Why no behaviour answered. */
  problem: Problem | undefined
  /** `behaviour`, or what answered in its place, as the engine's outcome has it. */
  answeredBy: string
  /** What was probably meant, where nothing matched. */
  nearest?: NearestOperation | undefined
  /** The fault that was injected, where one was. */
  fault?: InjectedFault | undefined
  /** Where our own reply breaks the contract; empty is as it should be. */
  findings: readonly Finding[]
}
