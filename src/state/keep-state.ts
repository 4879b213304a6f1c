import type { World } from '../engine/world.js'
import { UserError } from '../input/user-error.js'
import { stateText } from './state-text.js'
import { writeFileSafely } from './write-file-safely.js'

/** Keeps a world in a file. */
export interface StateKeeper {
  /** To be called when something may have changed; it is saved a moment later. */
  touch(): void
  /** Saves now what has changed. */
  save(): Promise<void>
}

export interface KeepOptions {
  path: string
  world: World
  profiles: ReadonlyMap<string, string>
  onNotice(notice: string): void
}

/** Real milliseconds between a change and its saving; a save that takes longer than a tenth of it stretches it. */
const SETTLE = 200

/** @throws UserError where the file cannot be written. */
export const keepState = async ({ path, world, profiles, onNotice }: KeepOptions): Promise<StateKeeper> => {
  let saved: string | undefined
  let timer: NodeJS.Timeout | undefined
  let settle = SETTLE
  let writing = Promise.resolve()

  const write = async (): Promise<void> => {
    const mark = await markOf(world)
    if (mark === saved) return
    const begin = performance.now()
    await writeFileSafely(path, stateText(await world.capture(), profiles, Date.now()))
    settle = Math.max(SETTLE, (performance.now() - begin) * 10)
    saved = mark
  }

  /** One after the other, each with what is there when its turn comes. */
  const save = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const done = writing.then(write)
    writing = done.catch(() => undefined)
    return done
  }

  try {
    await save()
  } catch (error) {
    throw new UserError(`${path}: the state cannot be kept there (${(error as Error).message}); name another file`)
  }
  return {
    touch() {
      timer ??= setTimeout(() => {
        save().catch((error: Error) => onNotice(`the state was not saved to ${path}: ${error.message}`))
      }, settle).unref()
    },
    save,
  }
}

/** Differs where the world does; what only the time changes counts for nothing. */
const markOf = async ({ clock, contexts, moved }: World): Promise<string> => {
  const time = clock.running ? Math.round((clock.now() - Date.now()) / 1000) : clock.now()
  const parts = [...contexts].map(async ([api, { store, ids, limiter }]) => [
    await store.revision(),
    ids.state(),
    limiter.state(),
    moved.get(api),
  ])
  return JSON.stringify([time, await Promise.all(parts)])
}
