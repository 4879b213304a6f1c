import { resolve } from 'node:path'
import type { BaselineEntry, VerifyOptions } from '../../conformance/index.js'
import { readConfig, type Config } from '../config/read-config.js'
import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import { readText } from '../input/read-text.js'
import { providers } from '../providers/index.js'
import { pairReports, type ReportFlag, type ReportRequest } from './report-requests.js'

/** What commander hands over; a flag that was not given is absent. */
export interface VerifyFlags {
  target?: string
  driver?: string
  config?: string
  profile?: string
  header?: string[]
  driverHeader?: string[]
  cacert?: string
  readOnly?: boolean
  seed?: string
  budget?: string
  timeout?: string
  maxRps?: string
  baseline?: string
  complete?: boolean
  only?: string[]
  skip?: string[]
  variant?: string[]
  har?: string
  referee?: string
  selfTest?: boolean
  /** `--format` and `--output` in their order. */
  reports?: ReportFlag[]
  all?: boolean
}

type Thing = { id?: string; headers?: Record<string, string>; [more: string]: unknown }

interface Subject {
  target?: string
  driver?: string
  headers?: Record<string, string>
  driverHeaders?: Record<string, string>
  profile?: 'documented' | 'live'
  cacert?: string
  variants?: string | string[]
  own?: Record<string, (string | Thing)[]>
}

interface Section {
  apis?: Record<string, Subject>
  readOnly?: boolean
  seed?: number
  budget?: number | string
  timeout?: number | string
  maxRps?: number
  only?: string | string[]
  skip?: string | string[]
  baseline?: string
  complete?: boolean
  format?: string
  output?: string
  reports?: Record<string, string>
}

/** Everything that `facsimile verify` was told, by flags and configuration file, in that order of weight. */
export interface VerifyRun {
  options: Omit<VerifyOptions, 'api' | 'target'>
  target: string | undefined
  complete: boolean
  reports: ReportRequest[]
  /** Whether faults are put between the suite and the target afterwards. */
  selfTest: boolean
}

/** How a baseline file is read; the suite knows. */
export type ReadBaseline = (text: string, file: string) => BaselineEntry[]

const known = Object.keys(providers)

/** @throws UserError for a value that cannot be, saying which flag and what it takes. */
export const resolveVerifyRun = async (
  api: string,
  flags: VerifyFlags,
  readBaseline: ReadBaseline,
): Promise<VerifyRun> => {
  const config = await readConfig(flags.config, 'verify')
  const section = (config.sections['verify'] ?? {}) as Section
  for (const name of Object.keys(section.apis ?? {})) {
    if (!known.includes(name)) throw new UserError(`verify.apis: there is no API "${name}"; ${suggestion(name, known)}`)
  }
  const subject = section.apis?.[api] ?? {}
  const profile = readProfile(flags.profile) ?? subject.profile
  const driver = flags.driver ?? besideConfig(config, subject.driver, isModule)
  const cacert = flags.cacert ?? besideConfig(config, subject.cacert)
  const baseline = flags.baseline ?? besideConfig(config, section.baseline)
  const headers = headersFrom(flags.header, subject.headers)
  const seed = flags.seed === undefined ? section.seed : number('--seed', flags.seed)
  const maxRps = flags.maxRps === undefined ? section.maxRps : positive('--max-rps', flags.maxRps)
  const budget = flags.budget ?? section.budget
  const timeout = flags.timeout ?? section.timeout
  const referee = readReferee(flags.referee)
  return {
    target: flags.target ?? subject.target,
    complete: flags.complete ?? section.complete ?? false,
    selfTest: flags.selfTest ?? false,
    reports: flags.reports?.length ? pairReports(flags.reports) : reportsOf(config, section),
    options: {
      ...(driver === undefined ? {} : { driver: expand(driver) }),
      ...(headers === undefined ? {} : { headers }),
      driverHeaders: headersFrom(flags.driverHeader, subject.driverHeaders) ?? {},
      ...(profile === undefined ? {} : { profile }),
      readOnly: flags.readOnly ?? section.readOnly ?? false,
      ...(seed === undefined ? {} : { seed }),
      ...(budget === undefined ? {} : { budget: seconds('--budget', budget) }),
      ...(timeout === undefined ? {} : { timeout: seconds('--timeout', timeout) * 1000 }),
      ...(maxRps === undefined ? {} : { maxRps }),
      only: flags.only ?? [section.only ?? []].flat(),
      skip: flags.skip ?? [section.skip ?? []].flat(),
      variants: flags.variant ?? [subject.variants ?? []].flat(),
      ...(cacert === undefined ? {} : { ca: readText(cacert, 'certificate file') }),
      ...(baseline === undefined ? {} : { baseline: readBaseline(readText(baseline, 'baseline'), baseline) }),
      ...(referee === undefined ? {} : { referee }),
      own: Object.fromEntries(Object.entries(subject.own ?? {}).map(([kind, things]) => [kind, things.map(readThing)])),
    },
  }
}

/** `format` with `output` is one report, `reports` are more. */
const reportsOf = (config: Config, { format, output, reports = {} }: Section): ReportRequest[] => [
  ...(format === undefined && output === undefined
    ? []
    : [{ format: format ?? 'terminal', ...(output === undefined ? {} : { output: besideConfig(config, output)! }) }]),
  ...Object.entries(reports).map(([name, file]) => ({ format: name, output: besideConfig(config, file)! })),
]

const isModule = (driver: string): boolean => driver !== 'none' && !/^https?:/i.test(driver)

const besideConfig = (
  { folder }: Config,
  path: string | undefined,
  isPath: (path: string) => boolean = () => true,
): string | undefined => (path === undefined || !isPath(path) ? path : resolve(folder, path))

const readThing = (thing: string | Thing): Thing => {
  if (typeof thing === 'string') return { id: expand(thing) }
  return thing.headers ? { ...thing, headers: expandAll(thing.headers) } : thing
}

/** Values of the environment in place of `${NAME}`. */
export const expand = (text: string): string =>
  text.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const value = process.env[name]
    if (value === undefined)
      throw new UserError(`"\${${name}}" stands for a variable of the environment that is not set`)
    return value
  })

const expandAll = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, expand(value)]))

/** `K: V` flags win over the file. Undefined where there are none at all. */
export const headersFrom = (
  lines: readonly string[] | undefined,
  fromFile: Record<string, string> | undefined,
): Record<string, string> | undefined => {
  if (lines === undefined) return fromFile && expandAll(fromFile)
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+)\s*:\s*(.*)$/.exec(line) ?? []
      if (name === undefined || value === undefined)
        throw new UserError(`a header is written "Name: value", not "${line}"`)
      return [name, expand(value)]
    }),
  )
}

const readProfile = (text: string | undefined): 'documented' | 'live' | undefined => {
  if (text === undefined || text === 'documented' || text === 'live') return text
  throw new UserError(`--profile takes documented or live, not "${text}"`)
}

const readReferee = (text: string | undefined): 'prism' | undefined => {
  if (text === undefined || text === 'prism') return text
  throw new UserError(`--referee takes prism, not "${text}"`)
}

const number = (flag: string, text: string): number => {
  if (/^\d{1,15}(\.\d+)?$/.test(text)) return Number(text)
  throw new UserError(`${flag} takes a number, not "${text}"`)
}

const positive = (flag: string, text: string): number => {
  const given = number(flag, text)
  if (given > 0) return given
  throw new UserError(`${flag} takes a number above 0, not "${text}"`)
}

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }

const seconds = (flag: string, given: number | string): number => {
  if (typeof given === 'number') return given
  const [, count, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/.exec(given) ?? []
  if (count !== undefined && Number(count) > 0) return Number(count) * UNITS[unit]!
  throw new UserError(`${flag} takes a time such as 60s or 5m, not "${given}"`)
}
