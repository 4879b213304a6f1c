import { suggestion } from '../input/nearest.js'
import type { WorldImage } from '../engine/world.js'
import type { MockWorld } from './mock-world.js'
import { refuse, type Refused } from './refused.js'
import { nameFault } from './world-name.js'

/** A world as it was, kept by name for all worlds of a mock. */
export interface Snapshot {
  readonly name: string
  /** The world that it was taken of. */
  readonly world: string
  readonly image: WorldImage
}

/** The named snapshots of a mock. */
export interface Snapshots {
  /** How many there may be at once. */
  readonly most: number
  list(): Snapshot[]
  get(name: string): Snapshot | Refused<404>
  /** Takes one; one that is there by that name gives way. */
  take(name: string, world: MockWorld): Promise<{ snapshot: Snapshot; isNew: boolean } | Refused<400 | 409>>
  drop(name: string): Snapshot | Refused<404>
}

export const MOST_SNAPSHOTS = 100

export const createSnapshots = (most = MOST_SNAPSHOTS): Snapshots => {
  const taken = new Map<string, Snapshot>()
  const get = (name: string): Snapshot | Refused<404> =>
    taken.get(name) ?? refuse(404, noSnapshot(name, [...taken.keys()]))
  return {
    most,
    list: () => [...taken.values()],
    get,
    async take(name, world) {
      const fault = nameFault(name, 'snapshot')
      if (fault) return refuse(400, fault)
      const isNew = !taken.has(name)
      if (isNew && taken.size >= most) {
        return refuse(409, `There are ${most} snapshots already: drop one with DELETE /_facsimile/snapshots/{name}`)
      }
      const snapshot = { name, world: world.name, image: await world.capture() }
      taken.set(name, snapshot)
      return { snapshot, isNew }
    },
    drop(name) {
      const found = get(name)
      taken.delete(name)
      return found
    },
  }
}

const noSnapshot = (name: string, known: readonly string[]): string =>
  known.length === 0
    ? `There is no snapshot "${name}", nor any other: take one with PUT /_facsimile/snapshots/${name}`
    : `There is no snapshot "${name}": ${suggestion(name, known)}`

/** How many rows an image holds. */
export const rowsOf = ({ apis }: WorldImage): number =>
  [...apis.values()].flatMap(({ store }) => [...store.values()]).reduce((sum, { rows }) => sum + rows.size, 0)
