import type { Mutant } from './mutant.js'
import { OPERATORS } from './operators/index.js'
import { survey, type Survey } from './survey.js'
import { subjects } from './subjects/index.js'

/** All candidates of one API: what they show has not been looked at yet. */
export const makeMutants = async (api: string): Promise<{ surveys: Survey[]; mutants: Mutant[] }> => {
  const subject = subjects[api]
  if (!subject) throw new Error(`there are no mutants of "${api}"; known are ${Object.keys(subjects).join(', ')}`)
  const surveys = []
  const mutants = new Map<string, Mutant>()
  for (const profile of subject.profiles) {
    const surveyed = await survey(subject, profile)
    surveys.push(surveyed)
    for (const operator of OPERATORS) {
      for (const mutant of operator(surveyed)) {
        const { requirements } = surveyed
        const breaks = mutant.breaks.filter((id) => requirements.has(id))
        // what breaks nothing that binds in this profile cannot be held against anybody
        const free = mutant.breaks.length > 0 && !breaks.some((id) => requirements.level(id) !== 'MAY')
        // what a later profile shares with the first one is the same mutant
        if (!free && !mutants.has(mutant.name)) mutants.set(mutant.name, { ...mutant, breaks })
      }
    }
  }
  return { surveys, mutants: [...mutants.values()] }
}
