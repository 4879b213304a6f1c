import type { Call, RawInput } from '../engine/call.js'
import type { Context } from '../engine/context.js'
import { createIds, type Ids } from '../engine/ids.js'
import type { Intervene, Intervention } from '../engine/intervention.js'
import type { Parties } from '../engine/provider.js'
import { compileRule, type CompiledRule } from './compile-rule.js'
import type { FaultRealm } from './fault-realm.js'
import type { Fault, FaultRule } from './fault-rule.js'
import { strike } from './strike.js'

/** Rules of one world at most. */
export const MOST_FAULTS = 100

/** Why rules were not taken. */
export interface RefusedFault {
  refused: 409 | 422
  error: string
}

/** The disturbances of one world. */
export interface Faults {
  list(): Fault[]
  get(id: string): Fault | undefined
  /** Adds a rule behind the others. */
  add(rule: FaultRule): Fault | RefusedFault
  /** Replaces all rules, or none where one of the new ones cannot be. */
  replace(rules: readonly FaultRule[]): Fault[] | RefusedFault
  /** False where there is no such rule. */
  remove(id: string): boolean
  clear(): void
  /** Back to the rules of the configuration, as if none had been asked yet. */
  reset(): void
  /** What is to be asked about the calls of an API; undefined where no rule is for it. */
  of(api: string): Intervene<Context> | undefined
}

export interface FaultsOptions {
  realms: ReadonlyMap<string, FaultRealm>
  /** What shares and spread delays are drawn from. */
  seed: string
  /** The rules to begin with; they have been held against the contracts. */
  configured?: readonly FaultRule[]
}

/** A rule in force. */
interface Entry extends CompiledRule {
  id: string
  seen: number
  hits: number
  random: Ids
}

export const createFaults = ({ realms, seed, configured = [] }: FaultsOptions): Faults => {
  let entries: Entry[] = []
  let byApi = new Map<string, Entry[]>()
  let made = 0

  const keep = (next: Entry[]) => {
    entries = next
    byApi = new Map()
    for (const entry of entries) byApi.set(entry.rule.api, [...(byApi.get(entry.rule.api) ?? []), entry])
  }

  const newId = (taken: readonly Entry[], rules: readonly FaultRule[]): string => {
    const isTaken = (id: string) => taken.some((entry) => entry.id === id) || rules.some((rule) => rule.id === id)
    do made += 1
    while (isTaken(`fault-${made}`))
    return `fault-${made}`
  }

  const append = (before: Entry[], rules: readonly FaultRule[], label = (_: number) => ''): Entry[] | RefusedFault => {
    if (before.length + rules.length > MOST_FAULTS) {
      return { refused: 409, error: `There may be ${MOST_FAULTS} rules at once; take some away first` }
    }
    const next = [...before]
    for (const [i, rule] of rules.entries()) {
      const compiled = compileRule(rule, realms)
      if ('error' in compiled) return { refused: 422, error: label(i) + compiled.error }
      if (next.some(({ id }) => id === rule.id)) {
        return {
          refused: 409,
          error: `${label(i)}There is a rule "${rule.id}" already; PUT /faults replaces all of them`,
        }
      }
      const id = rule.id ?? newId(next, rules)
      next.push({ ...compiled, id, seen: 0, hits: 0, random: createIds(`${seed} faults ${id}`) })
    }
    return next
  }

  const reset = () => {
    made = 0
    const next = append([], configured)
    if ('refused' in next) throw new Error(next.error)
    keep(next)
  }
  reset()

  return {
    list: () => entries.map(shown),
    get(id) {
      const found = entries.find((entry) => entry.id === id)
      return found && shown(found)
    },
    add(rule) {
      const next = append(entries, [rule])
      if ('refused' in next) return next
      keep(next)
      return shown(next.at(-1)!)
    },
    replace(rules) {
      const next = append([], rules, (i) => `faults[${i}]: `)
      if ('refused' in next) return next
      keep(next)
      return next.map(shown)
    },
    remove(id) {
      const next = entries.filter((entry) => entry.id !== id)
      if (next.length === entries.length) return false
      keep(next)
      return true
    },
    clear: () => keep([]),
    reset,
    of(api) {
      const rules = byApi.get(api)
      return rules && ((call) => ask(rules, call))
    },
  }
}

const shown = ({ rule, id, seen, hits }: Entry): Fault => ({ id, ...rule, seen, hits })

/** The first rule that strikes decides; those behind it are not asked. */
const ask = async (rules: readonly Entry[], call: Call<RawInput, Context>): Promise<Intervention | undefined> => {
  let parties: Parties | undefined
  for (const entry of rules) {
    const { rule, realm, answers, random } = entry
    if (!answers.has(call.operation.id)) continue
    if (rule.user !== undefined || rule.credential !== undefined) {
      parties ??= (await realm.provider.parties?.(call)) ?? { credentials: [], users: [] }
      if (rule.user !== undefined && !includes(parties.users, rule.user)) continue
      if (rule.credential !== undefined && !parties.credentials.includes(rule.credential)) continue
    }
    entry.seen += 1
    if (!isDue(rule.on, entry.seen, random)) continue
    entry.hits += 1
    return strike(entry, call)
  }
  return undefined
}

const includes = (users: readonly string[], wanted: string): boolean =>
  users.some((user) => user.toLowerCase() === wanted.toLowerCase())

/** @param seen how many calls there were, this one included. */
const isDue = (on: FaultRule['on'], seen: number, random: Ids): boolean => {
  if (!on) return true
  if ('first' in on) return seen <= on.first
  if ('every' in on) return seen % on.every === 0
  return random.integer(0, FINENESS - 1) < on.share * FINENESS
}

/** In how many parts a share is drawn. */
const FINENESS = 1_000_000_000
