/** Why an id may be sent with a call that changes something. */
export type Origin = 'made' | 'named' | 'invented'

/** Which ids a run may touch: what it made, what the configuration names, and what cannot exist. */
export interface Ownership {
  add(id: string, origin: Origin): void
  owns(id: string): boolean
  /** Every id with its origin, in the order it came up. */
  log(): readonly { id: string; origin: Origin }[]
}

export const createOwnership = (): Ownership => {
  const known = new Map<string, Origin>()
  return {
    add: (id, origin) => void (known.has(id) || known.set(id, origin)),
    owns: (id) => known.has(id),
    log: () => [...known].map(([id, origin]) => ({ id, origin })),
  }
}
