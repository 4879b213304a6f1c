import type { Wait } from '../adapters/wait.js'
import type { Profile } from '../engine/context.js'
import type { Provider } from '../engine/provider.js'
import type { FaultRule } from '../faults/fault-rule.js'
import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import type { FixtureContent } from '../fixtures/fixture-file.js'
import type { JournalLimits } from '../journal/journal.js'
import type { Exchange } from './exchange.js'

/** How a mock is to be. Everything may be left out. */
export interface MockOptions {
  /** Which APIs; all by default. */
  apis?: readonly string[]
  /** One profile for all APIs, or one by API. Default `documented`. */
  profile?: Profile | Readonly<Record<string, Profile>>
  /** Fixture files or folders, or what would stand in one; they replace the built-in seed of each API that they name. */
  fixtures?: string | readonly (string | FixtureContent)[]
  /**
   * Makes every id and time the same in each run: the clock then stands at 2026-01-01T00:00:00Z until it is moved.
   * Without it the clock runs with the real time.
   */
  seed?: number | string
  /** Where the clock of a seeded mock stands instead, as RFC 3339: `2026-06-01T12:00:00Z`. */
  start?: string
  /** Switches by API and name, as `facsimile apis` lists them: `{ okta: { classic: true } }`. */
  settings?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  /** Puts the vendors' own rate limits in force. Default false: no call is ever throttled. */
  rateLimits?: boolean
  /** False for a mock that sends no webhook to anybody. Default true. */
  sendWebhooks?: boolean
  /** Hosts besides loopback that webhooks may be sent to: `example.com`, `example.com:8443`. */
  allowWebhooks?: readonly string[]
  /** Host names besides this machine's own by which the control plane may be called, such as `mock.test`. */
  allowHosts?: readonly string[]
  /** What callers of the control plane must show; by default a token is only asked for beyond this machine. */
  controlToken?: string
  /** Disturbances that every world begins with, and comes back to at a reset. */
  faults?: readonly FaultRule[]
  /** How the delays of faults and of `Prefer: wait` are waited for; really, unless a test says otherwise. */
  wait?: Wait
  /**
   * How many worlds there may be at once (default 100), and after how many milliseconds of real time without a request one
   * is dropped (default an hour; `Infinity` for never).
   */
  worlds?: { most?: number; idleAfter?: number }
  /** How many exchanges the journal of each world keeps: 1 to 100,000, by default 1,000. Older ones give way. */
  journal?: { exchanges?: number }
  /** A file in which the default world is kept: what it holds is where the mock begins, and changes are saved to it. */
  state?: string
  /** Told of every exchange, after it was answered. */
  onExchange?(exchange: Exchange): void
  /** Told, in a sentence, of what happened beside the exchanges, such as a webhook that was not delivered. */
  onNotice?(notice: string): void
}

/** A journal of so many, in each world, is as much as memory is sure to hold. */
export const MOST_EXCHANGES = 100_000

/**
 * What journals keep; undefined for as much as by default.
 * @throws UserError for a number that cannot be.
 */
export const journalLimits = ({ journal }: MockOptions): JournalLimits | undefined => {
  const { exchanges } = journal ?? {}
  if (exchanges === undefined) return undefined
  if (Number.isSafeInteger(exchanges) && exchanges >= 1 && exchanges <= MOST_EXCHANGES) {
    return { exchanges }
  }
  throw new UserError(`journal.exchanges is a whole number from 1 to ${MOST_EXCHANGES}, not ${String(exchanges)}`)
}

const PROFILES: readonly string[] = ['documented', 'live'] satisfies Profile[]

/** @throws UserError for a profile that does not exist. */
export const profileOf = (api: string, { profile = 'documented' }: MockOptions): Profile => {
  const found = typeof profile === 'string' ? profile : (profile[api] ?? 'documented')
  if (PROFILES.includes(found)) return found
  throw new UserError(`profile "${found}" of ${api} does not exist: ${suggestion(found, PROFILES)}`)
}

/** @throws UserError for an API that does not exist, with the nearest one that does. */
export const checkNames = (names: readonly string[], known: readonly string[], what: string): void => {
  for (const name of names) {
    if (!known.includes(name)) throw new UserError(`${what} "${name}" does not exist: ${suggestion(name, known)}`)
  }
}

/** The settings of one provider, defaults filled in. @throws UserError for an unknown name or a value of the wrong kind. */
export const settingsOf = (
  { api, settings }: Provider,
  { settings: given = {} }: MockOptions,
): Record<string, unknown> => {
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => [name, setting.default]),
  )
  const known = Object.keys(settings)
  for (const [name, value] of Object.entries(given[api] ?? {})) {
    if (!known.includes(name)) {
      throw new UserError(
        `setting "${api}.${name}" does not exist: ${known.length ? suggestion(name, known) : `${api} has none`}`,
      )
    }
    const { default: example, values: allowed, least } = settings[name]!
    if (typeof value !== typeof example) {
      throw new UserError(`setting "${api}.${name}" is a ${typeof example}, not ${JSON.stringify(value)}`)
    }
    if (allowed && !allowed.includes(value as string)) {
      throw new UserError(`setting "${api}.${name}" is one of ${allowed.join(', ')}, not ${JSON.stringify(value)}`)
    }
    if (least !== undefined && !(Number.isSafeInteger(value) && (value as number) >= least)) {
      throw new UserError(
        `setting "${api}.${name}" is a whole number of at least ${least}, not ${JSON.stringify(value)}`,
      )
    }
    values[name] = value
  }
  return values
}
