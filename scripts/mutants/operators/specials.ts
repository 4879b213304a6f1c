import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'

/** Mutants for which only this API has a place. */
export const specials = ({ subject, profile }: Survey): Mutant[] =>
  subject.specials
    .filter((special) => (special.profile ?? subject.profiles[0]) === profile)
    .map((special) => ({ ...special, name: `${subject.api}/${special.name}`, api: subject.api, profile }))
