import type { Stage } from '../../run/story.js'
import type { Thing } from '../../target/arranger.js'

/** What a user can hold that a revocation may end. */
export const HOLDINGS = {
  session: ['session', {}],
  'access token': ['token', { use: 'access' }],
  'refresh token': ['token', { use: 'refresh' }],
  device: ['device', {}],
} as const

export type Holding = keyof typeof HOLDINGS

/** A user with things of theirs, by what they are. */
export interface Person {
  id: string
  held: Map<Holding, Thing[]>
}

/** A user who holds one of each of the given things. */
export const person = async (t: Stage, ...holdings: readonly Holding[]): Promise<Person> => {
  const user = await t.make('user')
  const held = new Map<Holding, Thing[]>()
  for (const holding of holdings) {
    const [kind, attributes] = HOLDINGS[holding]
    const thing = await t.make(kind, { user: user.id, ...attributes })
    held.set(holding, [...(held.get(holding) ?? []), thing])
  }
  return { id: user.id, held }
}

export const heldBy = ({ held }: Person, holding: Holding): Thing[] => held.get(holding) ?? []

/** Everything that a person holds, with its name. */
const all = ({ held }: Person): [Holding, Thing][] =>
  [...held].flatMap(([holding, things]) => things.map((thing): [Holding, Thing] => [holding, thing]))

/** The things of a person that are not alive now, as phrases. */
export const lost = async (t: Stage, who: Person): Promise<string[]> => {
  const missing: string[] = []
  for (const [holding, { kind, id }] of all(who)) if (!(await t.alive(kind, id))) missing.push(`${holding} ${id}`)
  return missing
}

/** The things of one sort that are still there after some patience, as phrases. */
export const left = async (t: Stage, who: Person, holding: Holding): Promise<string[]> => {
  const remaining: string[] = []
  for (const { kind, id } of heldBy(who, holding)) if (!(await t.gone(kind, id))) remaining.push(`${holding} ${id}`)
  return remaining
}

/** Ends the story unless the driver shows everything alive: a dead witness proves nothing. */
export const requireAlive = async (t: Stage, ...people: readonly Person[]): Promise<void> => {
  for (const who of people) {
    const missing = await lost(t, who)
    t.require(missing.length === 0, `the driver does not show as alive what it made just before: ${missing.join(', ')}`)
  }
}
