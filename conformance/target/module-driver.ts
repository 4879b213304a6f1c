import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { CannotJudge } from '../run/stops.js'
import { readClock, readDescription, readMade, readObservation } from './driver-answers.js'
import type { Driver } from './driver.js'

/**
 * The calls of the driver protocol as functions. Each may be async. `create` returns the thing, or `{ error }` where it
 * cannot honour the attributes; `observe` returns undefined for what never was; whatever is thrown ends the run.
 */
export interface DriverModule {
  describe?: () => unknown
  create?: (kind: string, attributes: Readonly<Record<string, unknown>>) => unknown
  observe?: (kind: string, id: string) => unknown
  /** Called `delete` or `remove`, since `delete` cannot name a function. */
  delete?: (kind: string, id: string) => unknown
  remove?: (kind: string, id: string) => unknown
  advance?: (duration: string) => unknown
  clock?: (duration: string) => unknown
  reset?: () => unknown
}

/** @throws CannotJudge when the file cannot be loaded or has no `describe`. */
export const loadDriverModule = async (file: string): Promise<Driver> => {
  if (!existsSync(file)) throw new CannotJudge(`cannot load the driver module "${file}": there is no such file`)
  let loaded: DriverModule & { default?: DriverModule }
  try {
    loaded = (await import(pathToFileURL(resolve(file)).href)) as typeof loaded
  } catch (error) {
    throw new CannotJudge(`cannot load the driver module "${file}": ${(error as Error).message}`)
  }
  return moduleDriver(file, loaded.default ?? loaded)
}

/** A driver out of plain functions. */
export const moduleDriver = (name: string, module: DriverModule): Driver => {
  const run = async (call: string, action: (() => unknown) | undefined, about?: string): Promise<unknown> => {
    if (!action) throw new CannotJudge(`the driver module "${name}" has no function "${call}"`)
    try {
      return await action()
    } catch (error) {
      throw new CannotJudge(
        `the driver module "${name}" failed in ${call}${about === undefined ? '' : `("${about}")`}: ${(error as Error).message}`,
      )
    }
  }
  return {
    name,
    async describe() {
      return readDescription(await run('describe', module.describe && (() => module.describe!())), name)
    },
    async create(kind, attributes) {
      const made = await run('create', module.create && (() => module.create!(kind, attributes)), kind)
      const { error } = (made ?? {}) as { error?: unknown }
      return typeof error === 'string' ? { refused: error } : readMade(made, name, `create("${kind}")`)
    },
    async observe(kind, id) {
      const seen = await run('observe', module.observe && (() => module.observe!(kind, id)), kind)
      return seen === undefined || seen === null ? undefined : readObservation(seen, name, `observe("${kind}")`, id)
    },
    async end(kind, id) {
      const end = module.delete ?? module.remove
      return (await run('delete', end && (() => end(kind, id)), kind)) !== false
    },
    async advance(duration) {
      const move = module.advance ?? module.clock
      return readClock(await run('advance', move && (() => move(duration))), name)
    },
    async reset() {
      await run('reset', module.reset && (() => module.reset!()))
    },
  }
}
