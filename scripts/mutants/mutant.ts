import type { RequestListener } from 'node:http'
import type { Contract } from '../../src/contract/contract.js'
import type { Document } from '../../src/contract/document.js'
import type { Context, Profile } from '../../src/engine/context.js'
import type { Outcome } from '../../src/engine/engine.js'
import type { HttpRequest } from '../../src/engine/http.js'
import type { Provider } from '../../src/engine/provider.js'

export type Answer = (request: HttpRequest) => Promise<Outcome>

/** What a mutation may use of the mock that it is put into. The state is the true one, not what behaviours see. */
export interface Kit {
  readonly context: Context
  readonly contract: Contract
  readonly provider: Provider
  /** Has a request answered by the unbroken mock, which leaves no trace but what the call does to the state. */
  quietly: Answer
}

/**
 * One way of being wrong, put around the parts of a right mock. Only the API under test passes through it: driver and
 * control plane stay honest, so that what they show is the truth. Made anew for each mock, so closures may keep state.
 */
export interface Mutation {
  /** Requests are decoded and validated by this document instead; it is a copy that may be changed in place. */
  contract?(document: Document): void
  provider?(provider: Provider): Provider
  /** What behaviours and stages see instead of the true state, clock and settings. */
  context?(kit: Kit): Partial<Context>
  /** Around the whole engine: requests on their way in, answers on their way out. */
  answer?(next: Answer, kit: Kit): Answer
  /** Around the HTTP server, for answers that are none. Seen over HTTP only. */
  listener?(next: RequestListener): RequestListener
}

/** The mock with one clause of the contract broken. */
export interface Mutant {
  /** `<api>/<operation>/<operator>/<detail>`; unique. */
  name: string
  api: string
  /** The operation whose clause is broken; undefined beside the operations. */
  operation: string | undefined
  /** The profile in which it is judged. */
  profile: Profile
  /** The family it belongs to, such as `reply body`. */
  operator: string
  /** What is wrong with it, as a sentence. */
  clause: string
  /** The requirements that it breaks: one of these has to fail. */
  breaks: readonly string[]
  /** True where no probe in this process can show it, only a connection. */
  overHttpOnly?: boolean
  make(): Mutation
}
