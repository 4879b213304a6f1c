import type { Operation } from '../../../src/contract/contract.js'
import type { Profile } from '../../../src/engine/context.js'
import type { HttpRequest } from '../../../src/engine/http.js'
import type { TestMock } from '../../../src/testing/harness.js'
import type { Reach } from '../../../src/testing/reach.js'
import type { Kit, Mutant, Mutation } from '../mutant.js'

/** A request that succeeds, taken apart so that single values can be replaced. */
export interface LiveCall {
  path: Record<string, string>
  query?: Record<string, string>
  headers?: Record<string, string>
  json?: Record<string, unknown>
  /** The body as a form instead. */
  form?: Record<string, string>
}

/** Requirement ids by what is broken. */
export type Clauses = Readonly<Record<string, readonly string[]>>

/** What can go wrong with the rows that an operation changes, and what that breaks. */
export interface Effect {
  operation: string
  collection: string
  /** The field that says whose a row is. */
  owner: string
  /** By the names of `operators/effects.ts`; those left out are not made. */
  breaks: Clauses
}

/** A list in an answer. */
export interface Listing {
  operation: string
  /** Where its items stand in the body; empty for the body itself. */
  at: string
  /** By the names of `operators/lists.ts`; those left out are not made. */
  breaks: Clauses
}

/** A field of an answer whose value can be wrong and still have its documented form. */
export interface Value {
  operation: string
  /** Dots between keys, `*` for every item: `sessions.*.session_id`. */
  field: string
  breaks: readonly string[]
  /** Another value of the same form; by default one is made up by type. */
  other?(value: unknown): unknown
}

/** A mutant that is written by hand, because only one API has a place for it. */
export type Special = Omit<Mutant, 'api' | 'profile' | 'make'> & { profile?: Profile; make(): Mutation }

/** Everything that mutants need to know of one API. */
export interface Subject {
  api: string
  /** The profiles in which mutants are made; what a later one shares with the first is not made again. */
  profiles: readonly Profile[]
  reach: readonly Reach[]
  /** Ids of rows that mutants add for calls of their own, and that show nothing. */
  hidden?: readonly string[]
  /** Requests that succeed, by operation. */
  calls: Readonly<Record<string, (mock: TestMock, profile: Profile) => Promise<LiveCall>>>
  /** Stories in which the effects of each operation show, on victims and on everybody else. */
  probe(mock: TestMock, profile: Profile): Promise<void>
  /** The vendor's name of a refusal, where several share a status. */
  codeOf?(body: unknown): string | undefined
  /** Passive checks of this API's own, by the general check whose part they take. */
  passiveAliases?: Readonly<Record<string, readonly string[]>>
  /** What a situation's answer breaks when it is another, where statuses do not say: by `operation status code`. */
  situations?: Clauses
  /** Requirements broken where a parameter or body field is held to more or to less than it should be. */
  validation?(operation: Operation, place: string, name: string, rule: string): readonly string[]
  /** Requirements broken where a credential of that sort is let through: `none`, `unknown`, `expired`, … */
  credentials?: {
    breaks: Clauses
    /** What is wrong with a request's credential: a key of `breaks`; `good …` where nothing is. */
    sort(request: HttpRequest, kit: Kit): Promise<string>
    /** The headers of a credential that may do everything. */
    admin(kit: Kit): Promise<Record<string, string>>
    /** Requirements broken where a credential of the sort `good …` is refused. */
    refused?: Clauses
  }
  effects: readonly Effect[]
  lists: readonly Listing[]
  values: readonly Value[]
  /** By `operation parameter`: what breaks when it is ignored, inverted, swapped, or its default is turned round. */
  parameters: Readonly<Record<string, Clauses>>
  /** What breaks when the clock of the behaviours is off: `early`, `late`, `never`. */
  time?: Clauses
  /** What breaks when a refused call has its effect all the same, by operation. */
  refusedEffects: Clauses
  /** What breaks beside the operations and with hostile ids, by the names of `operators/beside.ts`. */
  beside: Clauses
  specials: readonly Special[]
}
