import type { Profile } from '../../../src/engine/context.js'
import type { Mutation } from '../mutant.js'

/** What contract and sources leave to a server: the mock is changed, and has to pass as it did. */
export interface Freedom {
  /** `<api>/freedom/<name>` of a run. */
  name: string
  /** What is otherwise, as a sentence. */
  sentence: string
  /** The only profile that leaves it. */
  profile?: Profile
  make(): Mutation
}
