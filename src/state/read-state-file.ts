import { readFile } from 'node:fs/promises'
import type { LimiterState } from '../engine/rate-limiter.js'
import { createMemoryStore } from '../engine/memory-store.js'
import type { ApiImage, WorldImage } from '../engine/world.js'
import { UserError } from '../input/user-error.js'
import type { MockedRealm } from '../mock/realms.js'
import { checkApiState, faultSentence } from './check-state.js'
import { savedFault } from './saved-fault.js'
import { bare, type ApiState } from './state.js'
import type { SavedApi, SavedState } from './state-text.js'

/**
 * Reads what `--state` has kept: the world to begin with; undefined where there is no such file yet.
 * @param realNow the real time in milliseconds since the epoch.
 * @throws UserError for a file that is none of ours, of another version, of other APIs or profiles, or damaged.
 */
export const readStateFile = async (
  path: string,
  realms: readonly MockedRealm[],
  realNow: number,
): Promise<WorldImage | undefined> => {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new UserError(`${path}: cannot be read (${error.message}); name another file with --state`)
  })
  if (text === undefined) return undefined
  const saved = parse(path, text)
  const fault = savedFault(
    saved,
    new Map(realms.map(({ provider, realm }) => [provider.api, { profile: realm.profile, layout: provider.layout }])),
  )
  if (fault) throw new UserError(`${path}: ${fault}`)
  const { clock, apis } = saved as SavedState
  const now = clock.running ? realNow + clock.ahead : clock.now
  const images = await Promise.all(realms.map((realm) => imageOf(path, realm, apis[realm.provider.api]!)))
  return { clock: { now, running: clock.running, since: clock.now }, apis: new Map(images) }
}

const parse = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new UserError(`${path}: is no JSON, and so no state file (${(error as Error).message}); name another file`)
  }
}

const imageOf = async (path: string, realm: MockedRealm, saved: SavedApi): Promise<[string, ApiImage]> => {
  const { api, layout } = realm.provider
  const byId = (name: string) =>
    bare(saved.rows[name]!.map((row) => [String((row as ApiState[string] | null)?.[layout[name]!.id]), row] as const))
  const state = bare(Object.keys(layout).map((name) => [name, byId(name)] as const))
  const fault = checkApiState(realm, state)
  if (fault)
    throw new UserError(`${path}: ${api}${faultSentence(fault)}; mend the row, or begin anew with another file`)
  const store = createMemoryStore(layout)
  await store.restore(saved.rows as Record<string, object[]>, saved.removed)
  const { ids, moved } = saved
  return [api, { store: await store.capture(), ids, limiter: saved.limiter as LimiterState, moved }]
}
