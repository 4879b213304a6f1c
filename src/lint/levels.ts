import { isAbsolute, relative, resolve, sep } from 'node:path'
import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import { BASE_RULES } from './base-rules.js'
import type { Severity } from './finding.js'
import { globToRegExp } from './glob.js'
import { RULES } from './rules/index.js'

export type Level = Severity | 'off'
export type RuleLevels = Readonly<Record<string, Level>>

/** Other levels for a part: certain files, certain places in them, or both. */
export interface Override {
  files?: string | readonly string[]
  at?: string | readonly string[]
  rules: RuleLevels
}

/** Section `lint` of a configuration file, and the folder that its paths start from. */
export interface LintConfig {
  folder: string
  files?: string | readonly string[]
  rules?: RuleLevels
  overrides?: readonly Override[]
}

/** What a finding is asked of: its rule, and where it is. */
export interface Asked {
  rule: string
  /** Absolute path. */
  file: string
  /** JSON Pointer, where there is one. */
  pointer: string | undefined
}

/** How much each rule weighs, and where. */
export interface Levels {
  levelOf(asked: Asked): Level
  /** Rules that are off wherever one looks. */
  off: ReadonlySet<string>
}

const DEFAULTS: ReadonlyMap<string, Level> = new Map(
  [...BASE_RULES, ...RULES].map(({ id, severity }) => [id, severity]),
)

/** @param configs in rising weight. @param flags weigh most. */
export const createLevels = (configs: readonly LintConfig[], flags: RuleLevels): Levels => {
  const steps = configs.flatMap(({ folder, rules = {}, overrides = [] }) => [
    { matches: () => true, rules },
    ...overrides.map((override) => ({ matches: matcher(override, folder), rules: override.rules })),
  ])
  const levelOf = (asked: Asked): Level =>
    flags[asked.rule] ??
    steps.reduce<Level>(
      (level, step) => (step.rules[asked.rule] && step.matches(asked) ? step.rules[asked.rule]! : level),
      DEFAULTS.get(asked.rule) ?? 'error',
    )
  // what one override switches on must run everywhere
  const mayCount = (id: string): boolean =>
    flags[id] ? flags[id] !== 'off' : levelOf({ rule: id, file: '', pointer: undefined }) !== 'off' || switchedOn(id)
  const switchedOn = (id: string): boolean =>
    configs.some(({ overrides = [] }) => overrides.some(({ rules }) => (rules[id] ?? 'off') !== 'off'))
  const off = [...DEFAULTS.keys()].filter((id) => !mayCount(id))
  return { levelOf, off: new Set(off) }
}

const matcher = ({ files, at }: Override, folder: string): ((asked: Asked) => boolean) => {
  const patterns = [files ?? []].flat().map((text) => globToRegExp(text))
  const places = [at ?? []].flat()
  const inFile = (file: string): boolean => {
    const path = relative(folder, isAbsolute(file) ? file : resolve(file))
      .split(sep)
      .join('/')
    return patterns.some((pattern) => pattern.test(path))
  }
  return ({ file, pointer }) => {
    return (
      (patterns.length === 0 || inFile(file)) &&
      (places.length === 0 || places.some((place) => pointer === place || pointer?.startsWith(`${place}/`)))
    )
  }
}

/** `--rule id=level`, given any number of times. @throws UserError with the nearest known id. */
export const levelsFromFlags = (texts: readonly string[]): RuleLevels =>
  Object.fromEntries(
    texts.map((text) => {
      const [id = '', level = '', ...more] = text.split('=')
      if (!['off', 'warn', 'error'].includes(level) || more.length > 0)
        throw new UserError(`--rule takes <id>=off, warn or error, not "${text}"`)
      if (!DEFAULTS.has(id)) throw new UserError(`--rule: no rule "${id}"; ${suggestion(id, [...DEFAULTS.keys()])}`)
      return [id, level as Level]
    }),
  )
