import { isDeepStrictEqual } from 'node:util'
import type { Change, Tables } from '../engine/store.js'
import type { World } from '../engine/world.js'
import { isRefused, type Refused } from '../worlds/refused.js'
import { apiStateOf, type ApiState, type State } from './state.js'

/** Makes these rows the state of the APIs named, and schedules anew what follows from them. The rows must be right. */
export const writeState = async (world: World, state: State): Promise<void> => {
  await changeState(world, Object.keys(state), () => state)
}

/**
 * Makes of the state of these APIs another one, whole or not at all, and schedules anew what follows from it.
 * @param change what becomes of the state; asked again where a request has come between reading and writing.
 * @returns its refusal, where it refuses.
 */
export const changeState = async <S extends number>(
  world: World,
  apis: readonly string[],
  change: (present: State) => State | Refused<S>,
): Promise<Refused<S> | undefined> => {
  const stores = apis.map((api) => world.contexts.get(api)!.store)
  for (;;) {
    // the revisions come first: what is read is never older than they are
    const revisions = await Promise.all(stores.map((store) => store.revision()))
    const images = await Promise.all(stores.map((store) => store.capture()))
    const present: State = Object.fromEntries(apis.map((api, i) => [api, apiStateOf(images[i]!)]))
    const wanted = change(present)
    if (isRefusal(wanted)) return wanted
    const parts = apis.map(
      (api, i) => [api, { changes: changesTo(present[api]!, wanted[api]!), revision: revisions[i]! }] as const,
    )
    if (!(await world.commit(new Map(parts)))) continue
    for (const [api, { changes }] of parts) if (changes.length > 0) await world.resume(api)
    return undefined
  }
}

/** No API is called `refused`, so that a state is never taken for a refusal. */
const isRefusal = <S extends number>(value: State | Refused<S>): value is Refused<S> => isRefused(value)

/** Rows that stay keep their place, so that lists stay in order. */
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
