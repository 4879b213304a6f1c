import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Profile } from '../../src/engine/context.js'

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
  /** Those that hold in the profile. */
  all: readonly Entry[]
  has(id: string): boolean
  level(id: string): Entry['level'] | undefined
  /** Those that a passive check judges, for an operation. */
  passive(check: string, operation?: string): string[]
  /** Those that name a status of an operation among theirs. */
  byStatus(operation: string | undefined, status: number): string[]
}

/** @param aliases passive checks of this API's own that see what a general one would. */
export const readRequirements = (
  api: string,
  profile: Profile,
  aliases: Readonly<Record<string, readonly string[]>> = {},
): Requirements => {
  const file = new URL(`../../specs/${api}/requirements.yaml`, import.meta.url)
  const { requirements } = parse(readFileSync(file, 'utf8')) as { requirements: Entry[] }
  const all = requirements.filter((entry) => (entry.profile ?? profile) === profile)
  const known = new Map(all.map((entry) => [entry.id, entry]))
  const about = (operation: string | undefined) => (entry: Entry) =>
    operation === undefined || entry.operations.length === 0 || entry.operations.includes(operation)
  const ids = (entries: readonly Entry[]) => entries.map(({ id }) => id)
  return {
    all,
    has: (id) => known.has(id),
    level: (id) => known.get(id)?.level,
    passive(check, operation) {
      const names = [check, ...(aliases[check] ?? [])].flatMap((name) => [name, `${api}-${name}`])
      return ids(all.filter(({ passive }) => passive !== undefined && names.includes(passive)).filter(about(operation)))
    },
    byStatus: (operation, status) =>
      ids(all.filter((entry) => entry.statuses?.includes(status) && entry.level !== 'MAY').filter(about(operation))),
  }
}
