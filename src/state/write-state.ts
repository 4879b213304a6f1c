import { isDeepStrictEqual } from 'node:util'
import type { Change, Store, Tables } from '../engine/store.js'
import type { World } from '../engine/world.js'
import { apiStateOf, type ApiState, type State } from './state.js'

/** Makes these rows the state of the APIs named, and schedules anew what follows from them. The rows must be right. */
export const writeState = async (world: World, state: State): Promise<void> => {
  const apis = Object.entries(state)
  await Promise.all(apis.map(([api, rows]) => writeApi(world.contexts.get(api)!.store, rows)))
  for (const [api] of apis) await world.resume(api)
}

/** Rows that stay keep their place, so that lists stay in order. */
const writeApi = async (store: Store<Tables>, wanted: ApiState): Promise<void> => {
  // a request may come between reading and writing; then it is done over
  for (;;) if (await store.commit(changesTo(apiStateOf(await store.capture()), wanted))) return
}

const changesTo = (present: ApiState, wanted: ApiState): Change<Tables>[] => {
  const changes: Change<Tables>[] = []
  for (const [name, rows] of Object.entries(wanted)) {
    const here = present[name]!
    for (const id of Object.keys(here)) if (!Object.hasOwn(rows, id)) changes.push({ in: name, delete: id })
    for (const [id, row] of Object.entries(rows)) {
      const before = here[id]
      if (before === undefined) changes.push({ in: name, insert: row })
      else if (before !== row && !isDeepStrictEqual(before, row)) changes.push({ in: name, update: id, set: row })
    }
  }
  return changes
}
