import type { Call, RawInput } from './call.js'
import type { Delivery, Reply } from './http.js'

/** Which rule struck, and what it did: a few words for each effect, such as `status 503` or `delay 500 ms`. */
export interface InjectedFault {
  /** The rule's id. */
  rule: string
  effects: readonly string[]
}

/** What somebody beside contract and vendor wants with a call. */
export interface Intervention {
  /** Who wants it: a rule, or the caller with a `Prefer` header. */
  by: 'fault' | 'prefer'
  /** A documented answer in place of the vendor's stages and the behaviour; the vendor's own headers still go on it. */
  reply?: Reply | undefined
  /** Headers for that answer as the contract shows them, lower case, where the vendor's own rules have none to set. */
  samples?: Readonly<Record<string, string>> | undefined
  /** An answer of our own, with nothing of the vendor's on it; it is held against no contract. */
  refusal?: Reply | undefined
  delivery?: Delivery | undefined
  /** Headers of our own, which no vendor's contract lists. */
  headers?: Readonly<Record<string, string>> | undefined
  fault?: InjectedFault | undefined
}

/** Asked after routing and before the vendor's first stage; undefined lets the call go its way. */
export type Intervene<C> = (call: Call<RawInput, C>) => Promise<Intervention | undefined> | Intervention | undefined
