import type { Document } from './document.js'
import type { Step } from './lifecycle.js'

/** What a tool is given of one API. */
export interface Bench {
  api: string
  /** A folder of its own. */
  folder: string
  document: Document
  steps: readonly Step[]
  /** What the unbroken mock answers to the steps, by name. */
  answers: ReadonlyMap<string, Answer>
  /** The headers of a credential that may do everything. */
  credential: Readonly<Record<string, string>>
}

/** An answer of the unbroken mock. */
export interface Answer {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

/** One thing that a tool holds against a target, without values that change from run to run. */
export interface Finding {
  /** What the tool counts: a test, step, transaction or requirement. */
  test: string
  /** What is wrong in it; empty where that is all that is told. */
  what: string
}

/** What a tool made of one target. */
export interface Judged {
  findings: readonly Finding[]
  /** Why it came to no end. */
  trouble?: string
}

/** Judges one target, given by the base URL to which the contract's paths are appended. */
export type Judge = (target: string) => Promise<Judged>

export interface Tool {
  /** As `--tool` takes it. */
  id: string
  name: string
  /** What the registry has it as, with its version; undefined for what this checkout brings. */
  packages?: readonly string[]
  version(): Promise<string>
  /** Its command, for the page. */
  usage: string
  /** What it was given to judge by, for the page. */
  given: string
  /** What it does better than our suite, for the page; undefined for ours. */
  better?: string
  /** Writes what it needs. @throws Error where it cannot judge the API, saying why. */
  prepare(bench: Bench): Promise<Judge>
}
