import type { operations } from '#contract/control'
import type { Behaviours } from '../engine/typed.js'
import { MOST_FAULTS, type Faults } from '../faults/faults.js'
import { suggestion } from '../input/nearest.js'
import { refuse } from './refuse.js'

/** What the calls about faults work on. */
export interface FaultsContext {
  /** The world that the call is in. */
  readonly world: { readonly faults: Faults }
}

type Operations = Pick<
  operations,
  'listFaults' | 'addFault' | 'replaceFaults' | 'clearFaults' | 'getFault' | 'removeFault'
>

const unknown = (id: string, faults: Faults) => {
  const ids = faults.list().map((fault) => fault.id)
  return refuse(404, `No rule "${id}": ${ids.length === 0 ? 'there are none' : suggestion(id, ids)}`)
}

export const faults: Behaviours<Operations, FaultsContext> = {
  async listFaults({ context: { world } }) {
    return { status: 200, body: { faults: world.faults.list(), most: MOST_FAULTS } }
  },
  async addFault({ input: { body }, context: { world } }) {
    const added = world.faults.add(body)
    return 'refused' in added ? refuse(added.refused, added.error) : { status: 201, body: added }
  },
  async replaceFaults({ input: { body }, context: { world } }) {
    const kept = world.faults.replace(body.faults)
    // a list of rules that share an id can never be taken
    if ('refused' in kept) return refuse(422, kept.error)
    return { status: 200, body: { faults: kept, most: MOST_FAULTS } }
  },
  async clearFaults({ context: { world } }) {
    world.faults.clear()
    return { status: 204 }
  },
  async getFault({ input: { path }, context: { world } }) {
    const found = world.faults.get(path.id)
    return found ? { status: 200, body: found } : unknown(path.id, world.faults)
  },
  async removeFault({ input: { path }, context: { world } }) {
    return world.faults.remove(path.id) ? { status: 204 } : unknown(path.id, world.faults)
  },
}
