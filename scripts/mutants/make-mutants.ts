import type { Mutant } from './mutant.js'
import { OPERATORS } from './operators/index.js'
import { survey, type Survey } from './survey.js'
import { subjects } from './subjects/index.js'

/** All candidates of one API: what they show has not been looked at yet. */
export const makeMutants = async (api: string): Promise<{ surveys: Survey[]; mutants: Mutant[] }> => {
  const subject = subjects[api]
  if (!subject) throw new Error(`there are no mutants of "${api}"; known are ${Object.keys(subjects).join(', ')}`)
  const surveys = []
  const mutants = new Map<string, Mutant & { binds: boolean }>()
  for (const profile of subject.profiles) {
    const surveyed = await survey(subject, profile)
    surveys.push(surveyed)
    for (const operator of OPERATORS) {
      for (const mutant of operator(surveyed)) {
        const { requirements } = surveyed
        const breaks = mutant.breaks.filter((id) => requirements.has(id))
        // a clause of the other profile alone
        if (breaks.length === 0 && mutant.breaks.length > 0) continue
        const binds = breaks.some((id) => requirements.level(id) !== 'MAY')
        const before = mutants.get(mutant.name)
        // what a later profile shares with the first one is the same mutant, unless only there it breaks what binds
        if (!before || (binds && !before.binds)) mutants.set(mutant.name, { ...mutant, breaks, binds })
      }
    }
  }
  return { surveys, mutants: [...mutants.values()] }
}
