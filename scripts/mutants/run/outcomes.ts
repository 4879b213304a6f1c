import type { Mutant } from '../mutant.js'
import type { Proof } from './job.js'
import type { Failure, Judged } from './judge.js'

/** What became of one mutant. */
export interface Outcome {
  mutant: Omit<Mutant, 'make'>
  /** The first thing in which it differs from the unbroken mock. */
  proof: string
  fate: 'killed' | 'explained' | 'missed'
  /** Why it need not be noticed. */
  reason?: string
  /** Whether a requirement that it breaks is among those that failed. */
  attributed: boolean
  /** Requirements that failed; MUST and SHOULD. */
  failed: readonly string[]
  failures: readonly Failure[]
  trouble?: string
  requests: number
  milliseconds: number
}

export interface Found {
  proofs: ReadonlyMap<string, Proof>
  judged: ReadonlyMap<string, Judged>
  failed: ReadonlyMap<string, string>
  explain(name: string): string | undefined
}

export const outcomes = (mutants: readonly Mutant[], found: Found): Outcome[] =>
  mutants.map(({ make: _, ...mutant }): Outcome => {
    const judged = found.judged.get(mutant.name)
    const failed = judged?.failed ?? []
    const reason = found.explain(mutant.name)
    const trouble = found.failed.get(mutant.name) ?? judged?.trouble
    return {
      mutant,
      proof: found.proofs.get(mutant.name)?.difference ?? 'shows over a connection only',
      fate: failed.length > 0 ? 'killed' : reason === undefined ? 'missed' : 'explained',
      ...(reason === undefined || failed.length > 0 ? {} : { reason }),
      attributed: mutant.breaks.some((id) => failed.includes(id)),
      failed,
      failures: judged?.failures ?? [],
      ...(trouble === undefined ? {} : { trouble }),
      requests: judged?.requests ?? 0,
      milliseconds: judged?.milliseconds ?? 0,
    }
  })
