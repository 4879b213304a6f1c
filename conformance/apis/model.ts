import type { Stage } from '../run/story.js'

/** Chooses among what there is by the next number of a step; undefined where there is nothing. */
export type Pick = <T>(from: readonly T[]) => T | undefined

/** Hears what is done, and holds what is seen against the model. */
export interface Judge {
  /** Says what is done next, with the symbolic names of things: `s2 is deleted`. */
  step(what: string): void
  /**
   * Judges one requirement. Where it does not hold, the sequence ends here: what comes after a difference between target
   * and model says nothing any more.
   */
  holds(requirement: string, condition: boolean, message: string): void
}

/** One sequence on the stage: things made for it alone, and what is known of them. */
export interface Play {
  /** What was there at the beginning: `u1 with s1 and s2, u2 with s3`. */
  given: string
  /** By name; those that are missing have no occasion at this target. One without occasion does nothing. */
  commands: Readonly<Record<string, (pick: Pick) => Promise<void>>>
  /** Looks at everything once more, at the end. */
  audit(): Promise<void>
  /** Requests that `audit` needs by now. */
  auditCosts(): number
  /** Makes room for the next sequence where what was made takes some; asked only where there is a next one. */
  leave?(): Promise<unknown>
}

/** A small model of an API: what can be done, and what has to be seen afterwards. */
export interface Model {
  /** Requirements that it can find broken. */
  covers: readonly string[]
  /** How often each command comes up, beside the others. */
  commands: Readonly<Record<string, number>>
  /** The most requests that one command takes where nothing is wrong. */
  dearest: number
  /** Requests of a run in which nothing is wrong. */
  mostRequests: number
  /** Independent sequences in one run, and commands in each. */
  sequences: number
  steps: number
  /** Gets what all sequences share. @throws Unavailable where it is not to be had. */
  prepare(t: Stage): Promise<Begin>
}

/** Sets up a sequence. @throws Unavailable where it cannot be, or nobody could tell the truth about it. */
export type Begin = (t: Stage, judge: Judge) => Promise<Play>
