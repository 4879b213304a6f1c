import type { operations } from '#contract/control'
import type { Operation } from 'rfc6902'
import type { Behaviours } from '../engine/typed.js'
import { suggestion } from '../input/nearest.js'
import type { MockedRealm } from '../mock/realms.js'
import { checkApiState, checkState, faultSentence } from '../state/check-state.js'
import { patchState } from '../state/patch-state.js'
import { apiStateOf, stateOf } from '../state/state.js'
import { changeState, writeState } from '../state/write-state.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { isRefused, refuse as notDone } from '../worlds/refused.js'
import { answerTo, refuse } from './refuse.js'

type Operations = Pick<
  operations,
  'getState' | 'putState' | 'patchState' | 'getApiState' | 'putApiState' | 'patchApiState' | 'listRows' | 'resetState'
>

interface StateContext {
  world: MockWorld
  realms: readonly MockedRealm[]
}

/** More rows than this are not told at once. */
export const MOST_ROWS = 100_000

/** The API that a path names, or the refusal to send. */
const findRealm = (realms: readonly MockedRealm[], api: string) => {
  const found = realms.find(({ provider }) => provider.api === api)
  const known = realms.map(({ provider }) => provider.api)
  return found ?? refuse(404, `There is no API "${api}" here: ${suggestion(api, known)}`)
}

const tooMany = (count: number, collections: string) =>
  refuse(
    413,
    `There are ${count} rows, more than ${MOST_ROWS}: read them in pages at ${collections}?offset=0&limit=1000`,
  )

const patchOf = (body: unknown): readonly Operation[] => body as readonly Operation[]

/** The calls about the rows of the call's world. */
export const state: Behaviours<Operations, StateContext> = {
  async getState({ context: { world } }) {
    const sizes = await Promise.all([...world.contexts.values()].map(({ store }) => store.size()))
    const count = sizes.reduce((sum, size) => sum + size, 0)
    if (count > MOST_ROWS) return tooMany(count, '/_facsimile/state/{api}/{collection}')
    return { status: 200, body: stateOf(await world.capture()) }
  },

  async putState({ input, context: { world, realms } }) {
    const fault = checkState(realms, input.body)
    if (fault) return refuse(400, faultSentence(fault))
    await writeState(world, input.body)
    return { status: 204 }
  },

  async patchState({ input, context: { world, realms } }) {
    const refused = await changeState(world, [...world.contexts.keys()], (before) => {
      const after = patchState(before, patchOf(input.body), 2)
      if (isRefused(after)) return after
      const fault = checkState(realms, after.patched, before)
      return fault ? notDone(400, faultSentence(fault)) : after.patched
    })
    return refused ? answerTo(refused) : { status: 204 }
  },

  async getApiState({ input, context: { world, realms } }) {
    const { api } = input.path
    const realm = findRealm(realms, api)
    if ('status' in realm) return realm
    const { store } = world.contexts.get(api)!
    const count = await store.size()
    if (count > MOST_ROWS) return tooMany(count, `/_facsimile/state/${api}/{collection}`)
    return { status: 200, body: apiStateOf(await store.capture()) }
  },

  async putApiState({ input, context: { world, realms } }) {
    const { api } = input.path
    const realm = findRealm(realms, api)
    if ('status' in realm) return realm
    const fault = checkApiState(realm, input.body)
    if (fault) return refuse(400, faultSentence(fault))
    await writeState(world, { [api]: input.body })
    return { status: 204 }
  },

  async patchApiState({ input, context: { world, realms } }) {
    const { api } = input.path
    const realm = findRealm(realms, api)
    if ('status' in realm) return realm
    const refused = await changeState(world, [api], ({ [api]: before }) => {
      const after = patchState(before!, patchOf(input.body), 1)
      if (isRefused(after)) return after
      const fault = checkApiState(realm, after.patched, before)
      return fault ? notDone(400, faultSentence(fault)) : { [api]: after.patched }
    })
    return refused ? answerTo(refused) : { status: 204 }
  },

  async listRows({ input: { path, query }, context: { world, realms } }) {
    const realm = findRealm(realms, path.api)
    if ('status' in realm) return realm
    const known = Object.keys(realm.provider.layout)
    if (!known.includes(path.collection)) {
      return refuse(404, `${path.api} has no collection "${path.collection}": ${suggestion(path.collection, known)}`)
    }
    const { offset = 0, limit = 100 } = query
    const page = await world.contexts.get(path.api)!.store.collection(path.collection).list({ offset, limit })
    return { status: 200, body: { rows: page.rows as never, total: page.total } }
  },

  async resetState({ input, context: { world, realms } }) {
    const api = input.body?.api
    const realm = api === undefined ? undefined : findRealm(realms, api)
    if (realm && 'status' in realm) return realm
    await world.reset(api)
    return { status: 204 }
  },
}
