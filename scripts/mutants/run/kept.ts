import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Found } from './run-mutants.js'

const fileOf = (folder: string, api: string): string => `${folder}/${api}.found.json`

/** Keeps what a whole run of one API came to, so that pages about all APIs can be written after any of them. */
export const keep = (folder: string, api: string, { unbroken, ...found }: Found): void => {
  // what was looked at is long, and used up
  const brief = (runs: Found['unbroken']['runs']) => runs.map(({ looked: _, ...run }) => run)
  const kept: Found = { ...found, unbroken: { ...unbroken, runs: brief(unbroken.runs), free: brief(unbroken.free) } }
  writeFileSync(fileOf(folder, api), `${JSON.stringify(kept)}\n`)
}

/**
 * What the last whole run of one API came to.
 * @throws Error where there was none.
 */
export const kept = (folder: string, api: string): Found => {
  const file = fileOf(folder, api)
  if (!existsSync(file)) throw new Error(`no whole run of ${api} is kept in ${folder}: run \`npm run mutants\` first`)
  return JSON.parse(readFileSync(file, 'utf8')) as Found
}

/** What the runs of several APIs came to together. */
export const join = (all: readonly Found[]): Found => ({
  unbroken: {
    seeds: Math.min(...all.map(({ unbroken }) => unbroken.seeds)),
    runs: all.flatMap(({ unbroken }) => unbroken.runs),
    free: all.flatMap(({ unbroken }) => unbroken.free),
    faults: all.flatMap(({ unbroken }) => unbroken.faults),
  },
  outcomes: all.flatMap(({ outcomes }) => outcomes),
  checks: all.flatMap(({ checks }) => checks),
  requirements: all.flatMap(({ requirements }) => requirements),
  unexercised: all.flatMap(({ unexercised }) => unexercised),
})
