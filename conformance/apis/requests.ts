import type { Answered, Reply } from '../http/exchange.js'
import type { CallOptions, Stage } from '../run/story.js'

/** Sorts of constraints that a request can break. Each names a requirement, `<api>.form.<constraint>`. */
export type Constraint =
  /** What is required is left out. */
  | 'missing'
  /** Another JSON type, or a text that cannot be read as one. */
  | 'type'
  /** Beyond `minimum`, `maximum`, `minLength` or `maxLength`. */
  | 'bounds'
  | 'pattern'
  | 'format'
  | 'enum'
  /** A parameter stands there twice. */
  | 'repeated'
  /** The body is none: cut off, or no object. */
  | 'body'
  | 'media-type'

/** One constraint of the contract, broken alone. */
export interface Broken {
  operation: string
  constraint: Constraint
  in: 'path' | 'query' | 'header' | 'body'
  /** The parameter, or the field of a body by its names from the outside in; empty for the body itself. */
  name: readonly string[]
  /** Whether the contract requires the parameter or field of whatever it stands in. */
  required: boolean
  /** The wrong value, where it does not depend on the right one. */
  value?: unknown
  /** The media type of the body. */
  media?: string
}

/** How a broken constraint is refused. */
export interface Refusal {
  /** The answer that is due, as a phrase: `422 that blames path session_id`. */
  due: string
  holds(reply: Reply): boolean
  /** The requirement that is judged, in place of the constraint's own. */
  requirement?: string
  /** What is looked at besides, where the refusal holds. */
  also?: { requirement: string; due: string; holds(reply: Reply): boolean }
  /** So many defects of the same requirement and the same number are sent in one run, others with another seed. */
  some?: number
}

/** The values of a request; a body as JSON has it, whatever its media type. */
export interface Values {
  path: Readonly<Record<string, string>>
  query: Readonly<Record<string, unknown>>
  headers: Readonly<Record<string, string>>
  body: unknown
}

/** A request that is to succeed, about things that are there. */
export interface Live extends Partial<Values> {
  as?: CallOptions['as']
  /**
   * What the call could change, seen by another way than calls; any value that can be compared as JSON. Absent where
   * nobody can look.
   */
  look?: () => Promise<unknown>
  /** True where looking costs a request, so that it is done before the first refusal and after the last. */
  dear?: boolean
}

export interface LiveOperation {
  /** Makes what a request needs. @throws Unavailable where it is not to be had. */
  live(t: Stage): Promise<Live>
  /** True where a request that succeeded cannot succeed again, so that each needs things of its own. */
  spends?: boolean
  /** Makes a body of the contract's own examples speak of the live things; undefined where it cannot. */
  bind?(example: Readonly<Record<string, unknown>>, live: Live): unknown
  /** Fields of bodies that are sent only as `live` gives them, since their values name things. */
  names?: readonly string[]
  /** Whether the vendor leaves open what comes of values that the contract allows, so that they are not sent. */
  open?(values: Values): boolean
  /** Looks after what a successful call has made. */
  settle?(t: Stage, answer: Answered): Promise<void>
}

/** What the contract of an API does not say about its requests. */
export interface Requests {
  /** By operation; those that are not here are not tried. */
  operations: Readonly<Record<string, LiveOperation>>
  /** Values of the path that belong to nobody, for where nothing is to be had that is there. */
  nobodys?(t: Stage): Readonly<Record<string, string>>
  /** Whether a call did what it was asked; 2xx by default. */
  succeeded?(reply: Reply): boolean
  /** How a broken constraint is refused; undefined where the vendor leaves that open, and nothing is sent. */
  refusal(broken: Broken, profile: 'documented' | 'live'): Refusal | undefined
}
