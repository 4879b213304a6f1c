import type { Schema } from '../contract/document.js'
import type { BodyReading } from './body.js'
import type { Call, RawInput } from './call.js'
import type { Context } from './context.js'
import type { Cors } from './cors.js'
import type { Decoding } from './decode.js'
import type { HttpRequest, Reply } from './http.js'
import type { People } from './people.js'
import type { Problem } from './problem.js'
import type { Routing } from './router.js'
import type { FieldsOf } from './fields.js'
import type { Layout, Tables } from './store.js'
import type { Behaviours } from './typed.js'

/** Where a dialect or a header rule finds what it needs; `call` is there once an operation has matched. */
export interface Situation<C> {
  request: HttpRequest
  context: C
  call: Call<RawInput, C> | undefined
}

/** Total map from the engine's problems to one vendor's answers. */
export type Dialect<C> = {
  [K in Problem['kind']]: (problem: Extract<Problem, { kind: K }>, situation: Situation<C>) => Reply
}

/** A step between routing and behaviour. It answers, names a problem, or lets the call pass. */
export type Stage<C> = (call: Call<RawInput, C>) => Promise<Reply | Problem | undefined> | Reply | Problem | undefined

/**
 * The engine's own steps: `decode` reads parameters and body, `validate` holds the contract against them.
 * Vendors check in different orders, so a provider says where its own steps stand among these.
 */
export type BuiltInStage = 'decode' | 'validate'

/** What turns a contract into answers: behaviours by operationId, a dialect, and how this vendor reads requests. */
export interface Service<C> {
  api: string
  routing?: Routing
  decoding?: Decoding
  bodies?: BodyReading
  /** Media type of JSON answers. Default `application/json`. */
  contentType?: string
  cors?: Cors
  stages: readonly (BuiltInStage | Stage<C>)[]
  behaviours: Record<string, (call: Call<never, C>) => Promise<Reply>>
  dialect: Dialect<C>
  /** Headers that this vendor puts on a reply, whatever it is. */
  headers?(reply: Reply, situation: Situation<C>): Record<string, string>
}

/** A switch of a provider, for what no source settles or what an organisation configures. */
export interface Setting {
  default: boolean | number | string
  /** One sentence: what it changes. */
  about: string
  /** The values it may have, where not every one of its type is allowed. */
  values?: readonly (number | string)[]
  /** For whole numbers: the least that is allowed. */
  least?: number
}

export type SettingsOf<S extends Record<string, Setting>> = {
  [K in keyof S]: S[K]['default'] extends boolean ? boolean : S[K]['default'] extends number ? number : string
}

/** What reading a fixture may use. */
export interface SeedKit {
  /** The clock's start, in milliseconds since the epoch. */
  start: number
  /** `-PT2H`, `P3D` (ISO 8601, relative to the start) or an RFC 3339 time, as milliseconds since the epoch. */
  time(text: string): number
  /** Refuses the fixture: where in the data (keys and indexes), and why. */
  refuse(path: readonly (string | number)[], reason: string): never
}

/** How fixture files of an API look and what rows they make. */
export interface Seeding<T extends Tables, F = never> {
  /** JSON Schema of a fixture file; `contract#/…` refers into the API's contract. */
  schema: Schema
  rows(fixture: F, kit: SeedKit): { [C in keyof T]: T[C][] }
}

/** Thrown nowhere: what a driver answers when it cannot honour the attributes it was given. */
export interface Refusal {
  error: string
}

/** What the driver can do with one kind of thing (`user`, `session`, `credential`, …). */
export interface DriverKind<C> {
  /** JSON Schema of the attributes; unknown ones are refused. */
  attributes: Schema
  create?(
    attributes: Record<string, unknown>,
    context: C,
  ): Promise<({ id: string } & Record<string, unknown>) | Refusal>
  /** Undefined where there never was such a thing. */
  observe?(id: string, context: C): Promise<{ id: string; alive: boolean; [more: string]: unknown } | undefined>
  /** Ends the thing by a hand outside the API; false where there never was such a thing. */
  end?(id: string, context: C): Promise<boolean>
}

/** Headers that let a request through, with the name of whom they stand for. */
export interface Credential {
  name: string
  headers: Record<string, string>
}

/** A request that works as it is: what start-up prints as a curl line. Path relative to the mount. */
export interface ExampleRequest {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string
}

/** What a call says of the people in it. */
export interface Parties {
  /** The secrets that were sent, wherever the vendor looks for them: without the word that stands before. */
  credentials: readonly string[]
  /** User ids and e-mail addresses of the caller and of whom the call is about. */
  users: readonly string[]
}

/** One API in the mock: state, behaviours, dialect, seed, and how the driver arranges it. */
export interface Provider<C = Context, T extends Tables = Tables> extends Service<C> {
  title: string
  /** Path prefixes, the main one first, no slash at the end: `/slack/api`. The longest that fits wins. */
  mounts: readonly string[]
  layout: Layout<T>
  /** What every field of a row may hold, for rows that come from outside the API. */
  fields: FieldsOf<T>
  settings: Record<string, Setting>
  seeding: Seeding<T>
  driver: Record<string, DriverKind<C>>
  /** The credentials worth printing, the most able one first; empty where none is needed. */
  credentials(context: C): Promise<Credential[]>
  example(context: C): Promise<ExampleRequest>
  /**
   * Schedules anew what follows from the rows, after these were restored or written by a hand outside; nothing else is
   * scheduled then. What was due by `since` (milliseconds since the epoch) has been done already.
   */
  resume?(context: C, since: number): Promise<void>
  /** Who is known here, and their sessions; left out where an API knows nobody. */
  people?: People<C>
  /** Who calls and whom the call is about, before anything is checked; left out where nothing of a call tells. */
  parties?(call: Call<RawInput, C>): Promise<Parties>
  /** The vendor's answer to a call too many; left out where it throttles nobody. `retryAfter` in seconds. */
  throttled?(call: Call<RawInput, C>, retryAfter: number): Reply
}

type Typed<Operations, T extends Tables, S extends Record<string, Setting>, F> = Omit<
  Provider<Context<T, SettingsOf<S>>, T>,
  'behaviours' | 'settings' | 'seeding'
> & {
  settings: S
  behaviours: Behaviours<Operations, Context<T, SettingsOf<S>>>
  seeding: Seeding<T, F>
}

/**
 * Defines a provider with everything checked against its contract's types: `defineProvider<operations, Tables>()({…})`.
 * What comes out has those types erased, so that the engine can hold providers of any API side by side.
 */
export const defineProvider =
  <Operations, T extends Tables, F = never>() =>
  <const S extends Record<string, Setting>>(provider: Typed<Operations, T, S, F>): Provider =>
    provider as unknown as Provider
