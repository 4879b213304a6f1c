import { readRequirements } from '../requirements.js'
import type { Explanations } from './explanations.js'
import type { Idle } from './idle.js'

/** Requirements of either profile that no run had anything to do with, with the reason where there is one. */
export const unexercised = (api: string, looked: readonly string[], why: Explanations): Idle[] => {
  const seen = new Set(looked.map((each) => each.split(' ')[1]))
  const entries = (['documented', 'live'] as const).flatMap((profile) => readRequirements(api, profile).all)
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  return [...known.values()]
    .filter(({ id }) => !seen.has(id))
    .map(({ id, untestable }) => ({ name: id, reason: untestable ?? why.requirements(id) }))
}
