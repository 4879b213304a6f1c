import type { MockOptions } from '../mock/options.js'
import type { Received, TestMock } from './harness.js'

/**
 * How a documented status of an operation is reached by state alone. The table in `docs/` is made of these, and a test
 * runs each one, so that the table cannot promise what does not happen.
 */
export interface Reach {
  operation: string
  status: number
  /** The vendor's own name of the refusal, where several share a status: `E0000007`, `session_not_found`. */
  code?: string
  /** What to do, as a phrase after "when": `the session was deleted before`. */
  when: string
  options?: MockOptions
  /** Undefined where no state leads there; `when` then says what does. */
  run?(mock: TestMock): Promise<Received>
}
