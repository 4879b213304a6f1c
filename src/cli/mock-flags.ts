import { resolve } from 'node:path'
import type { Profile } from '../engine/context.js'
import { addDuration } from '../engine/duration.js'
import { readConfig } from '../config/read-config.js'
import { UserError } from '../input/user-error.js'
import { MOST_EXCHANGES, type MockOptions } from '../mock/options.js'

/** How requests are reported. */
export type LogStyle = 'pretty' | 'json' | 'silent'

/** Everything that `facsimile mock` was told, by flags, environment and configuration file, in that order of weight. */
export interface MockRun {
  options: MockOptions
  port: number
  host: string
  log: LogStyle
  watch: boolean
}

/** What commander hands over; a flag that was not given is absent. */
export interface MockFlags {
  config?: string
  port?: string
  host?: string
  profile?: string[]
  fixtures?: string[]
  seed?: string
  set?: string[]
  rateLimits?: boolean
  allowWebhooks?: string[]
  state?: string
  allowHost?: string[]
  controlToken?: string
  maxWorlds?: string
  worldIdle?: string
  maxExchanges?: string
  log?: string
  watch?: boolean
}

type Section = Omit<MockOptions, 'onExchange' | 'onNotice' | 'worlds' | 'journal' | 'allowHosts' | 'fixtures'> & {
  fixtures?: string | string[]
  allowHost?: string | string[]
  maxWorlds?: number
  worldIdle?: string
  maxExchanges?: number
  port?: number
  host?: string
  log?: LogStyle
  watch?: boolean
}

export const DEFAULT_PORT = 4010

/** @throws UserError for a value that cannot be, saying which flag and what it takes. */
export const resolveMockRun = async (apis: readonly string[], flags: MockFlags): Promise<MockRun> => {
  const { folder, sections } = await readConfig(flags.config, 'mock')
  const section = (sections['mock'] ?? {}) as Section
  const fromFile = [section.fixtures ?? []].flat().map((path) => resolve(folder, path))
  const seed = flags.seed === undefined ? section.seed : wholeNumber('--seed', flags.seed)
  const profile = flags.profile ? profiles(flags.profile) : section.profile
  const settings = flags.set ? merge(section.settings ?? {}, readSettings(flags.set)) : section.settings
  const named = apis.length > 0 ? apis : section.apis
  const state = flags.state ?? (section.state === undefined ? undefined : resolve(folder, section.state))
  const controlToken = flags.controlToken ?? section.controlToken
  const most = flags.maxWorlds === undefined ? section.maxWorlds : atLeastOne('--max-worlds', flags.maxWorlds)
  const exchanges =
    flags.maxExchanges === undefined
      ? section.maxExchanges
      : numberWithin('--max-exchanges', flags.maxExchanges, 1, MOST_EXCHANGES)
  const idle = flags.worldIdle ?? section.worldIdle
  return {
    options: {
      ...(named ? { apis: named } : {}),
      ...(profile === undefined ? {} : { profile }),
      fixtures: flags.fixtures ?? fromFile,
      ...(seed === undefined ? {} : { seed }),
      ...(settings ? { settings } : {}),
      rateLimits: flags.rateLimits ?? envFlag('FACSIMILE_RATE_LIMITS') ?? section.rateLimits ?? false,
      ...(section.faults ? { faults: section.faults } : {}),
      allowWebhooks: flags.allowWebhooks ?? [section.allowWebhooks ?? []].flat(),
      allowHosts: flags.allowHost ?? [section.allowHost ?? []].flat(),
      ...(state === undefined ? {} : { state }),
      ...(controlToken === undefined ? {} : { controlToken: checkToken(controlToken) }),
      worlds: {
        ...(most === undefined ? {} : { most }),
        ...(idle === undefined ? {} : { idleAfter: idleTime(idle) }),
      },
      ...(exchanges === undefined ? {} : { journal: { exchanges } }),
    },
    port: flags.port === undefined ? (section.port ?? DEFAULT_PORT) : portNumber(flags.port),
    host: flags.host ?? section.host ?? '127.0.0.1',
    log: flags.log === undefined ? (section.log ?? 'pretty') : logStyle(flags.log),
    watch: flags.watch ?? envFlag('FACSIMILE_WATCH') ?? section.watch ?? false,
  }
}

/** A switch of the environment; undefined where it is not set. Help names these beside their flags. */
const envFlag = (name: string): boolean | undefined => {
  const text = process.env[name]?.trim().toLowerCase()
  if (text === undefined || text === '') return undefined
  if (['true', '1', 'yes', 'on'].includes(text)) return true
  if (['false', '0', 'no', 'off'].includes(text)) return false
  throw new UserError(`${name} is true or false, not "${text}"`)
}

const wholeNumber = (flag: string, text: string): number => {
  if (/^-?\d{1,15}$/.test(text)) return Number(text)
  throw new UserError(`${flag} takes a whole number, not "${text}"`)
}

const atLeastOne = (flag: string, text: string): number => {
  const number = wholeNumber(flag, text)
  if (number >= 1) return number
  throw new UserError(`${flag} takes a number of at least 1, not ${text}`)
}

/** @param hint what else is to be known of the number. */
const numberWithin = (flag: string, text: string, least: number, most: number, hint = ''): number => {
  const number = wholeNumber(flag, text)
  if (number >= least && number <= most) return number
  throw new UserError(`${flag} takes a number from ${least} to ${most}, not ${text}${hint}`)
}

/** Milliseconds of an ISO 8601 duration, or no end. */
const idleTime = (text: string): number => {
  const time = text === 'never' ? Infinity : addDuration(0, text)
  if (time !== undefined && time > 0) return time
  throw new UserError(`--world-idle takes an ISO 8601 duration such as PT30M, or never, not "${text}"`)
}

/** Headers, cookies and addresses carry it. */
const checkToken = (token: string): string => {
  if (/^[\w.~+/=-]{8,200}$/.test(token)) return token
  throw new UserError('--control-token takes 8 to 200 letters, digits and -._~+/=')
}

const portNumber = (text: string): number => numberWithin('--port', text, 0, 65535, '; 0 takes a free one')

const LOG_STYLES: readonly string[] = ['pretty', 'json', 'silent'] satisfies LogStyle[]

const logStyle = (text: string): LogStyle => {
  if (LOG_STYLES.includes(text)) return text as LogStyle
  throw new UserError(`--log takes pretty, json or silent, not "${text}"`)
}

/** `live`, or `okta=live` for one API; later ones win. */
const profiles = (texts: readonly string[]): Profile | Record<string, Profile> => {
  const parts = texts.flatMap((text) => text.split(',')).map((part) => part.trim())
  const whole = parts.filter((part) => !part.includes('=')).at(-1)
  const single = parts.filter((part) => part.includes('=')).map((part) => part.split('=', 2) as [string, Profile])
  if (single.length === 0) return whole as Profile
  if (whole === undefined) return Object.fromEntries(single)
  throw new UserError(
    `--profile takes one profile for all APIs, or pairs such as okta=live, not both ("${parts.join(', ')}")`,
  )
}

type Settings = Record<string, Record<string, unknown>>

const readSettings = (texts: readonly string[]): Settings => {
  let settings: Settings = {}
  for (const text of texts) {
    const match = /^([^.=]+)\.([^.=]+)=(.*)$/.exec(text)
    if (!match) throw new UserError(`--set takes <api>.<name>=<value>, such as okta.classic=true, not "${text}"`)
    settings = merge(settings, { [match[1]!]: { [match[2]!]: readValue(match[3]!) } })
  }
  return settings
}

const readValue = (text: string): unknown => {
  if (text === 'true' || text === 'false') return text === 'true'
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text
}

const merge = (base: MockOptions['settings'] & object, over: Settings): Settings =>
  Object.fromEntries(
    [...new Set([...Object.keys(base), ...Object.keys(over)])].map((api) => [api, { ...base[api], ...over[api] }]),
  )
