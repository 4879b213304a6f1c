import { fromWebRequest, toWebResponse } from '../adapters/fetch.js'
import type { Wait } from '../adapters/wait.js'
import type { Clock } from '../engine/clock.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { Store, Tables } from '../engine/store.js'
import type { WorldImage } from '../engine/world.js'
import { UserError } from '../input/user-error.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { isRefused, type Refused } from '../worlds/refused.js'
import type { Snapshots } from '../worlds/snapshots.js'
import { watchedStore } from '../worlds/watched-store.js'
import type { Worlds } from '../worlds/worlds.js'

/** One world of a mock, from inside the process. */
export interface WorldHandle {
  readonly name: string
  readonly clock: Clock
  /** Answers a web `Request` in this world. */
  handle(request: Request): Promise<Response>
  /** Answers a plain request in this world. */
  answer(request: HttpRequest): Promise<HttpReply>
  /** The state of one API. @throws Error when it is not mocked here. */
  store(api: string): Store<Tables>
  /** Back to the seed: state, ids and clock; with a name, of that API alone (then the clock stays). */
  reset(api?: string): Promise<void>
  /** Keeps the world as it is now by a name that all worlds of the mock share. @throws UserError for a name that cannot be. */
  snapshot(name: string): Promise<void>
  /** Becomes what a snapshot holds. @throws UserError where there is none. */
  restore(from: string | WorldImage): Promise<void>
  /** Drops the world; the default one stays. */
  close(): Promise<void>
}

/** How a world is to begin, and what it is chosen by. */
export interface WorldStart {
  /** A snapshot; the seed where there is none. */
  from?: string
  /** Requests that carry one of these act on the world. */
  credentials?: readonly string[]
}

export interface HandleParts {
  worlds: Worlds
  snapshots: Snapshots
  answerIn(world: MockWorld, request: HttpRequest): Promise<HttpReply>
  wait?: Wait | undefined
}

/** The world of that name, made where there is none. It stays until it is closed, however long nothing asks for it. */
export const openWorld = async (name: string, start: WorldStart, parts: HandleParts): Promise<WorldHandle> => {
  const { worlds, snapshots, answerIn, wait } = parts
  const { from, credentials } = start
  const source = from === undefined ? undefined : granted(snapshots.get(from))
  const clash = credentials && worlds.clash(name, credentials)
  if (clash) throw new UserError(clash.error)
  const world = granted(source ? await worlds.make(name, source) : await worlds.enter(name))
  world.pinned = true
  if (credentials) worlds.bind(world, credentials)
  const answer = (request: HttpRequest) => answerIn(world, request)
  return {
    name,
    clock: world.clock,
    answer,
    handle: async (request) => toWebResponse(await answer(await fromWebRequest(request)), wait, request.signal),
    store: (api) => storeOf(world, api),
    reset: (api) => resetIn(world, api),
    async snapshot(as) {
      granted(await snapshots.take(as, world))
    },
    restore: (as) => world.adopt(typeof as === 'string' ? granted(snapshots.get(as)).image : as),
    async close() {
      world.pinned = false
      if (world !== worlds.default) worlds.drop(name)
    },
  }
}

/** Back to the seed, by the program itself; with a name, of one API alone. */
export const resetIn = async (world: MockWorld, api?: string): Promise<void> => {
  if (api !== undefined) world.touch()
  await world.reset(api)
}

/** The state of one API in a world. @throws Error when it is not mocked here. */
export const storeOf = ({ contexts, touch }: MockWorld, api: string): Store<Tables> => {
  const context = contexts.get(api)
  if (context) return watchedStore(context.store, touch)
  throw new Error(`"${api}" is not mocked here; there are ${[...contexts.keys()].join(', ')}`)
}

const granted = <T extends object>(value: T | Refused<number>): T => {
  if (isRefused(value)) throw new UserError((value as Refused<number>).error)
  return value as T
}
