import { createMemoryStore } from '../engine/memory-store.js'
import type { LimiterState } from '../engine/rate-limiter.js'
import type { Row } from '../engine/store.js'
import type { ApiImage, Realm, WorldImage } from '../engine/world.js'
import type { CapsuleImage } from './capsule.js'

type PackedApi = CapsuleImage['apis'][string]

export const packImage = ({ clock, apis }: WorldImage): CapsuleImage => ({
  now: new Date(clock.now).toISOString(),
  running: clock.running,
  ...(clock.since === undefined ? {} : { since: new Date(clock.since).toISOString() }),
  apis: Object.fromEntries([...apis].map(([api, image]) => [api, packApi(image)])),
})

const packApi = ({ store, ids, limiter, moved }: ApiImage): PackedApi => ({
  rows: Object.fromEntries(
    [...store].map(([name, { rows }]) => [name, [...rows.values()] as Record<string, unknown>[]]),
  ),
  removed: Object.fromEntries([...store].map(([name, { removed }]) => [name, [...removed]])),
  ids: [...ids],
  limiter: { ...limiter },
  moved,
})

/** @throws Error where an API or its rows are missing. */
export const unpackImage = async (image: CapsuleImage, realms: readonly Realm[]): Promise<WorldImage> => ({
  clock: {
    now: Date.parse(image.now),
    running: image.running,
    ...(image.since === undefined ? {} : { since: Date.parse(image.since) }),
  },
  apis: new Map(
    await Promise.all(
      realms.map(async (realm): Promise<[string, ApiImage]> => {
        const packed = image.apis[realm.api]
        if (!packed) throw new Error(`the image has no state of ${realm.api}`)
        return [realm.api, await unpackApi(packed, realm)]
      }),
    ),
  ),
})

const unpackApi = async ({ rows, removed, ids, limiter, moved }: PackedApi, { layout }: Realm): Promise<ApiImage> => {
  const store = createMemoryStore(layout)
  await store.restore(rows as Record<string, Row[]>, removed)
  return { store: await store.capture(), ids, limiter: limiter as unknown as LimiterState, moved }
}
