import type { components, operations } from '#contract/control'
import type { Behaviours } from '../engine/typed.js'
import { difference } from '../state/difference.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { isRefused } from '../worlds/refused.js'
import { rowsOf, type Snapshot, type Snapshots } from '../worlds/snapshots.js'
import { answerTo } from './refuse.js'

type Operations = Pick<
  operations,
  'listSnapshots' | 'takeSnapshot' | 'getSnapshot' | 'deleteSnapshot' | 'restoreSnapshot' | 'compareSnapshot'
>

const shown = ({ name, world, image }: Snapshot): components['schemas']['Snapshot'] => ({
  name,
  world,
  now: new Date(image.clock.now).toISOString(),
  running: image.clock.running,
  rows: rowsOf(image),
})

/** The calls about snapshots, which all worlds of a mock share. */
export const snapshots: Behaviours<Operations, { world: MockWorld; snapshots: Snapshots }> = {
  async listSnapshots({ input: { query }, context: { snapshots } }) {
    const { offset = 0, limit = 100 } = query
    const all = snapshots.list()
    const page = all.slice(offset, offset + limit).map(shown)
    return { status: 200, body: { snapshots: page, total: all.length, most: snapshots.most } }
  },

  async takeSnapshot({ input, context: { world, snapshots } }) {
    const taken = await snapshots.take(input.path.name, world)
    if (isRefused(taken)) return answerTo(taken)
    return { status: taken.isNew ? 201 : 200, body: shown(taken.snapshot) }
  },

  async getSnapshot({ input, context: { snapshots } }) {
    const found = snapshots.get(input.path.name)
    return isRefused(found) ? answerTo(found) : { status: 200, body: shown(found) }
  },

  async deleteSnapshot({ input, context: { snapshots } }) {
    const dropped = snapshots.drop(input.path.name)
    return isRefused(dropped) ? answerTo(dropped) : { status: 204 }
  },

  async restoreSnapshot({ input, context: { world, snapshots } }) {
    const found = snapshots.get(input.path.name)
    if (isRefused(found)) return answerTo(found)
    await world.adopt(found.image)
    return { status: 204 }
  },

  async compareSnapshot({ input: { path, query }, context: { world, snapshots } }) {
    const from = snapshots.get(path.name)
    if (isRefused(from)) return answerTo(from)
    const to = query.to === undefined ? undefined : snapshots.get(query.to)
    if (to && isRefused(to)) return answerTo(to)
    return { status: 200, body: difference(from.image, to?.image ?? (await world.capture())) as never }
  },
}
