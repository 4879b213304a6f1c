import type { Judged } from './judge.js'

/** What a worker is asked to do with one mutant. */
export interface Job {
  /** `prove` looks whether it shows anything; `judge` lets the suite judge it. */
  task: 'prove' | 'judge'
  api: string
  name: string
  quick: boolean
}

/** What a mutant shows in the probe. */
export interface Proof {
  name: string
  fingerprint: string
  /** The first thing that is not as in the unbroken mock; undefined where nothing is. */
  difference: string | undefined
}

export type Result =
  ({ task: 'prove' } & Proof) | { task: 'judge'; judged: Judged } | { task: 'failed'; name: string; reason: string }
