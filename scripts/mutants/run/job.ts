import type { Profile } from '../../../src/engine/context.js'
import type { Judged } from './judge.js'

/** What a worker is asked to do with one mutant. */
export interface MutantJob {
  /** `prove` looks whether it shows anything; `judge` lets the suite judge it. */
  task: 'prove' | 'judge'
  api: string
  name: string
  quick: boolean
  /** Goes on when what the mutant breaks was found. */
  whole?: boolean
}

/** What a worker is asked to do with the mock as it is, or as it might be as well. */
export interface UnbrokenJob {
  task: 'unbroken'
  api: string
  /** `<api>/unbroken/live/seed-7` or `<api>/freedom/documented/gzip`. */
  name: string
  profile: Profile
  seed: number
  /** The name of a freedom that the mock takes. */
  freedom?: string
}

export type Job = MutantJob | UnbrokenJob

/** What a mutant shows in the probe. */
export interface Proof {
  name: string
  fingerprint: string
  /** The first thing that is not as in the unbroken mock; undefined where nothing is. */
  difference: string | undefined
}

export type Result =
  | ({ task: 'prove' } & Proof)
  | { task: 'judge' | 'unbroken'; judged: Judged }
  | { task: 'failed'; name: string; reason: string }
