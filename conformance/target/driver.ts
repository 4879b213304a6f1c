/** What a driver can do; a kind or verb that is not listed is not available. */
export interface DriverDescription {
  api: string
  kinds: Readonly<Record<string, readonly string[]>>
  clock: boolean
  reset: boolean
}

export type Attributes = Readonly<Record<string, unknown>>

/** A thing made: its id as the API spells it, and what else the driver told, such as `headers` of a credential. */
export interface Made {
  id: string
  [more: string]: unknown
}

export interface Observation {
  id: string
  alive: boolean
  [more: string]: unknown
}

/**
 * How a run arranges and observes what the API itself cannot. Every call throws `CannotJudge` when the driver fails or
 * does not answer, since nothing that was seen through it can be trusted then.
 */
export interface Driver {
  /** Its address or file, for messages. */
  readonly name: string
  describe(): Promise<DriverDescription>
  /** The thing, or why the driver cannot make one like that. */
  create(kind: string, attributes: Attributes): Promise<Made | { refused: string }>
  /** Undefined where there never was such a thing. */
  observe(kind: string, id: string): Promise<Observation | undefined>
  /** Ends a thing by a hand outside the API; false where there never was one. */
  end(kind: string, id: string): Promise<boolean>
  /** Moves the clock by an ISO 8601 duration; answers milliseconds since the epoch. */
  advance(duration: string): Promise<number>
  reset(): Promise<void>
}

export const can = ({ kinds }: DriverDescription, kind: string, verb: 'create' | 'observe' | 'delete'): boolean =>
  Object.hasOwn(kinds, kind) && (kinds[kind]?.includes(verb) ?? false)
