import type { Requirement } from '../requirements/requirement.js'
import type { DriverDescription } from '../target/driver.js'
import type { Exchange } from '../http/exchange.js'

/** What one look at one requirement came to. */
export interface Judgement {
  requirement: string
  outcome: 'pass' | 'fail' | 'untested'
  /** The story or passive check that looked. */
  check: string
  layer: string
  /** Why it failed, or could not be tested. */
  message?: string
  /** Ids of exchanges. */
  exchanges: string[]
}

/** Everything that happens in a run, in order. All reports are made from these. Secrets are taken out before. */
export type RunEvent =
  | {
      type: 'started'
      api: string
      profile: string
      target: string
      seed: number
      driver: (DriverDescription & { name: string }) | undefined
      requirements: Requirement[]
      /** Why a requirement is not judged in this run, by its id. */
      leftOut: Record<string, string>
      /** Requirements that do not hold for this target, with the reason. */
      notApplicable: Record<string, string>
      stories: number
    }
  | { type: 'story'; id: string; layer: string; title: string }
  | { type: 'exchange'; exchange: Exchange }
  | { type: 'judged'; judgement: Judgement }
  /** Fields and headers that the contract does not name. */
  | { type: 'drift'; operation: string; what: string; exchange: string }
  /** Seen and worth telling, but not judged. */
  | { type: 'note'; message: string; exchange?: string }
  /** A mistake of the suite. */
  | { type: 'ours'; message: string; story: string }
  | { type: 'story-ended'; id: string; milliseconds: number }
  | { type: 'left-over'; kind: string; id: string }
  | { type: 'ended'; requests: number; milliseconds: number; touched: { id: string; origin: string }[] }

export type OnEvent = (event: RunEvent) => void
