import type { components, operations } from '#contract/control'
import type { Behaviours } from '../engine/typed.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { isRefused } from '../worlds/refused.js'
import type { Snapshots } from '../worlds/snapshots.js'
import type { Worlds } from '../worlds/worlds.js'
import { answerTo, refuse } from './refuse.js'

type Operations = Pick<operations, 'listWorlds' | 'putWorld' | 'deleteWorld'>

const time = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** Enough of a secret to tell it from others. */
const masked = (secret: string): string => (secret.length < 12 ? '***' : `${secret.slice(0, 4)}***`)

const countRows = async ({ contexts }: MockWorld): Promise<number> => {
  const counts = [...contexts.values()].map(({ store }) => store.size())
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

const shown = async (world: MockWorld): Promise<components['schemas']['World']> => ({
  name: world.name,
  since: time(world.since),
  lastUsed: time(world.lastUsed),
  ...(world.from === undefined ? {} : { from: world.from }),
  rows: await countRows(world),
  exchanges: world.exchanges,
  now: world.clock.iso(),
  running: world.clock.running,
  credentials: world.credentials.map(masked),
})

/** The calls about worlds. */
export const worlds: Behaviours<Operations, { worlds: Worlds; snapshots: Snapshots }> = {
  async listWorlds({ input: { query }, context: { worlds } }) {
    const { offset = 0, limit = 100 } = query
    const all = worlds.list()
    const page = await Promise.all(all.slice(offset, offset + limit).map(shown))
    const idleAfter = worlds.idleAfter === Infinity ? null : worlds.idleAfter / 1000
    return { status: 200, body: { worlds: page, total: all.length, most: worlds.most, idleAfter } }
  },

  async putWorld({ input, context: { worlds, snapshots } }) {
    const { name } = input.path
    const { from, credentials } = input.body ?? {}
    const source = from === undefined ? undefined : snapshots.get(from)
    if (source && isRefused(source)) return refuse(404, source.error)
    const present = worlds.get(name)
    if (present && source) {
      return refuse(409, `The world "${name}" is there already: restore the snapshot in it, or drop it first`)
    }
    const clash = credentials && worlds.clash(name, credentials)
    if (clash) return answerTo(clash)
    const world = present ?? (await worlds.make(name, source))
    if (isRefused(world)) return answerTo(world)
    if (credentials) worlds.bind(world, credentials)
    return { status: present ? 200 : 201, body: await shown(world) }
  },

  async deleteWorld({ input, context: { worlds } }) {
    const dropped = worlds.drop(input.path.name)
    return isRefused(dropped) ? answerTo(dropped) : { status: 204 }
  },
}
