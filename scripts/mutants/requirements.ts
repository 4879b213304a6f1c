import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** An entry of `specs/<api>/requirements.yaml`, as far as mutants need it. */
export interface Entry {
  id: string
  level: 'MUST' | 'SHOULD' | 'MAY'
  sentence: string
  operations: readonly string[]
  profile?: string
  statuses?: readonly number[]
  passive?: string
  untestable?: string
}

/** What an API's requirements say, to find those that a mutant breaks. */
export interface Requirements {
  all: readonly Entry[]
  level(id: string): Entry['level'] | undefined
  /** Those that a passive check judges, for an operation. */
  passive(check: string, operation?: string): string[]
  /** Those that name a status of an operation among theirs. */
  byStatus(operation: string | undefined, status: number): string[]
}

export const readRequirements = (api: string): Requirements => {
  const file = new URL(`../../specs/${api}/requirements.yaml`, import.meta.url)
  const { requirements: all } = parse(readFileSync(file, 'utf8')) as { requirements: Entry[] }
  const about = (operation: string | undefined) => (entry: Entry) =>
    operation === undefined || entry.operations.length === 0 || entry.operations.includes(operation)
  const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id)
  return {
    all,
    level: (id) => all.find((entry) => entry.id === id)?.level,
    passive: (check, operation) => ids(all.filter((entry) => entry.passive === check).filter(about(operation))),
    byStatus: (operation, status) =>
      ids(all.filter((entry) => entry.statuses?.includes(status) && entry.level !== 'MAY').filter(about(operation))),
  }
}
