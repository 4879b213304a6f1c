import type { RefereeReport } from '../referee/referee-report.js'
import type { SelfTestReport } from '../self-test/self-test-report.js'
import type { JudgedRequirement, Verdict } from '../run/verdicts.js'

/** One request with its answer, as reports show it: secrets blotted out, long bodies cut. */
export interface ReportedExchange {
  id: string
  layer: string
  story: string
  operation: string | null
  request: { method: string; url: string; headers: Record<string, string | string[]>; body: string | null }
  response: { status: number; headers: Record<string, string | string[]>; body: string } | null
  /** Why no whole answer came. */
  failure: { kind: string; message: string } | null
  milliseconds: number
  /** A shell line that repeats the request. */
  curl: string
}

/** How much of one operation a run saw. */
export interface OperationCoverage {
  calls: number
  /** Answers by status. */
  statuses: { seen: Record<string, number>; missing: string[] }
  parameters: { seen: string[]; missing: string[] }
  /** Documented fields of answers, as pointers into the body. */
  fields: { seen: string[]; missing: string[] }
}

export interface Coverage {
  requests: number
  operations: Record<string, OperationCoverage>
}

/** What a run came to. Its JSON Schema is `report.schema.json` beside this file. */
export interface Report {
  api: string
  profile: string
  target: string
  seed: number
  /** When the first request went out, in ISO 8601; null where none did. */
  startedAt: string | null
  /** `violates` when a MUST fails that no baseline accepts. */
  verdict: 'conforms' | 'violates'
  summary: Record<Verdict, number>
  requirements: JudgedRequirement[]
  coverage: Coverage
  exchanges: ReportedExchange[]
  /** What the driver can do; null without one. */
  driver: { name: string; kinds: Record<string, string[]>; clock: boolean; reset: boolean } | null
  baseline: { stale: { requirement: string; reason: string }[] }
  /** Fields that the contract does not name, with the exchange that first showed each. */
  drift: { operation: string; what: string; exchange: string }[]
  notes: { message: string; exchange?: string }[]
  /** Faults of the suite itself. */
  ours: { message: string; story: string }[]
  /** Things that the run made and could not remove. */
  leftOvers: { kind: string; id: string }[]
  /** Every id that a call which changes something was allowed to name. */
  touched: { id: string; origin: string }[]
  milliseconds: number
  /** How a second reader of the contract read the same traffic; only where it was asked. */
  referee?: RefereeReport
  /** Which faults this very run would have noticed; only where that was tried. */
  selfTest?: SelfTestReport
}
