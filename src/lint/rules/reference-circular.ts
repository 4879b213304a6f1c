import type { Rule } from '../rule.js'

/** Reported by the reader: references that lead to references only, round and round. */
export const rule: Rule = {
  id: 'reference-circular',
  severity: 'error',
  why: 'A reference that leads back to itself never arrives at anything; tools crash on it or run for ever.',
  fix: 'Write out what is meant at one place of the circle.',
}
