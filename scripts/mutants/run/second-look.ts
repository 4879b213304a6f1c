import type { Mutant } from '../mutant.js'
import type { Entry } from '../requirements.js'
import { idleChecks, idleRequirements } from './idle.js'
import type { Explanations } from './explanations.js'
import type { Outcome } from './outcomes.js'

/** So many mutants are tried for one check at a time. */
const TRIED_AT_ONCE = 2

export interface Looked {
  api: string
  entries: readonly Entry[]
  looked: readonly string[]
  why: Explanations
}

/**
 * Mutants to judge by all stories, since a check or a requirement that they should make fail has killed none so far: the
 * judging of each ends as soon as what it breaks was found, which may be before that check.
 * @param tried names of those that were judged so already.
 */
export const secondLook = (
  { api, entries, looked, why }: Looked,
  mutants: readonly Mutant[],
  outcomes: readonly Outcome[],
  tried: ReadonlySet<string>,
): Mutant[] => {
  const lines = looked.map((line) => line.split(' ') as [layer: string, requirement: string, check: string])
  const ofCheck = (name: string) =>
    lines.filter(([layer, , check]) => name.endsWith(`/${check}`) && name.includes(layer)).map(([, id]) => id)
  const wanted = [
    ...idleChecks(api, entries, looked, outcomes, why).map(({ name }) => ofCheck(name)),
    ...idleRequirements(entries, looked, outcomes, why).map(({ name }) => [name]),
  ]
  const chosen = new Set<Mutant>()
  for (const ids of wanted) {
    const fitting = mutants.filter((each) => !tried.has(each.name) && each.breaks.some((id) => ids.includes(id)))
    // those that break little else are the likeliest to get as far as the check
    const likely = fitting.toSorted((a, b) => a.breaks.length - b.breaks.length).slice(0, TRIED_AT_ONCE)
    for (const each of likely) chosen.add(each)
  }
  return [...chosen]
}
