import type { Operation } from '../contract/contract.js'
import type { HttpRequest } from './http.js'
import type { Query } from './query.js'

/** Decoded parameters and body, before the contract has been held against them. */
export interface RawInput {
  path: Record<string, unknown>
  query: Record<string, unknown>
  header: Record<string, unknown>
  cookie: Record<string, unknown>
  body: unknown
}

/** One request on its way through an operation. `input` is the contract's once `validate` has passed. */
export interface Call<Input = RawInput, Context = unknown> {
  readonly request: HttpRequest
  readonly operation: Operation
  /** The path as sent, without query. */
  readonly path: string
  readonly query: Query
  /** What the template's braces stood for, percent-decoded. */
  readonly pathValues: Readonly<Record<string, string>>
  input: Input
  /** State, clock, ids, settings and profile of this API in this world. */
  readonly context: Context
  /** Headers that a stage wants on the reply, whatever it will be. */
  readonly replyHeaders: Record<string, string>
}
