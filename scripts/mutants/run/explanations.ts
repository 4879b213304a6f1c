import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Finds the reason for a name; undefined where none is given. */
export type Explain = (name: string) => string | undefined

/** What need not be noticed: mutants, checks that kill none, requirements that guard none of their own. */
export interface Explanations {
  mutants: Explain
  checks: Explain
  requirements: Explain
}

const FILE = new URL('../explanations.yaml', import.meta.url)

export const readExplanations = (text = readFileSync(FILE, 'utf8')): Explanations => {
  const { mutants, checks, requirements } = parse(text) as Record<keyof Explanations, Record<string, string>[]>
  return {
    mutants: finder(mutants, 'mutant'),
    checks: finder(checks, 'check'),
    requirements: finder(requirements, 'requirement'),
  }
}

const finder = (given: readonly Record<string, string>[], key: string): Explain => {
  const entries = given.map((entry) => ({ pattern: asPattern(entry[key]!), reason: entry['reason']! }))
  return (name) => entries.find(({ pattern }) => pattern.test(name))?.reason
}

const asPattern = (text: string): RegExp =>
  new RegExp(`^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`)
