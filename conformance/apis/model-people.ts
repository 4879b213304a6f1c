import type { Judge } from './model.js'
import type { Stage } from '../run/story.js'
import { Unavailable } from '../run/stops.js'

/** Ends the story unless a driver says what is alive: no answer is held against itself alone. */
export const requireWitness = (t: Stage, kind: string): void => {
  if (t.observable(kind)) return
  throw new Unavailable(
    `nobody tells the truth to hold the answers against`,
    `give a driver with "${kind}": ["create", "observe"]`,
  )
}

/** A user whom the driver made for the sequence: of one who is there already nobody knows what they have. */
export const newUser = async (t: Stage): Promise<string> => {
  const { id } = await t.make('user')
  if ((t.target.own['user'] ?? []).some((named) => named.id === id))
    throw new Unavailable(
      'users of the configuration may have more than is known',
      'give a driver with "user": ["create"]',
    )
  return id
}

/** The time of the target, where it can be moved. */
export const clockOf = async (t: Stage): Promise<number | undefined> => {
  try {
    return await t.advance('PT0S')
  } catch (error) {
    if (error instanceof Unavailable) return undefined
    throw error
  }
}

/** A thing as the model knows it. */
export interface Known {
  /** `s1`, for stories. */
  name: string
  kind: string
  id: string
  alive: boolean
}

/** Ends the story unless the driver shows everything alive: a dead witness proves nothing. */
export const requireAllAlive = async (t: Stage, things: readonly Known[]): Promise<void> => {
  for (const { kind, id } of things)
    t.require(await t.alive(kind, id), `the driver does not show as alive the ${kind} ${id} that it made just before`)
}

export interface Due {
  /** The requirement that is broken where a thing that has ended is still alive. */
  gone(thing: Known): string
  /** The requirement that is broken where one that should live has ended. */
  kept(thing: Known): string
}

/** Holds the driver's word on each thing against the model. */
export const judgeTruth = async (t: Stage, judge: Judge, things: readonly Known[], due: Due): Promise<void> => {
  for (const thing of things) {
    const { kind, id, name } = thing
    if (thing.alive) judge.holds(due.kept(thing), await t.alive(kind, id), `${name} (${id}) has ended`)
    else judge.holds(due.gone(thing), await t.gone(kind, id), `${name} (${id}) is still alive`)
  }
}
