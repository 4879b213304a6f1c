import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** Why a mutant need not be noticed: it changes nothing that is documented. */
export interface Explanation {
  /** A mutant's name; `*` stands for any part of one. */
  mutant: string
  reason: string
}

const FILE = new URL('../explanations.yaml', import.meta.url)

/** Finds the reason for a name; undefined where none is given. */
export const readExplanations = (): ((name: string) => string | undefined) => {
  const given = ((parse(readFileSync(FILE, 'utf8')) ?? []) as Explanation[]).map(({ mutant, reason }) => ({
    pattern: new RegExp(`^${mutant.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`),
    reason,
  }))
  return (name) => given.find(({ pattern }) => pattern.test(name))?.reason
}
