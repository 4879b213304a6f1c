/**
 * Times as the database keeps them, to the microsecond: RFC 3339 text in UTC that always has six digits of a second
 * (`2026-01-01T00:00:00.123456Z`), so that the order of the texts is the order of the times.
 */
import { fixtureTime } from '../../fixtures/seed-rows.js'

const stored = (milliseconds: number, microseconds = 0): string =>
  new Date(milliseconds).toISOString().replace('Z', `${String(microseconds).padStart(3, '0')}Z`)

/** The world's time, which has no microseconds. */
export const timestampOf = (milliseconds: number): string => stored(milliseconds)

/** The years 1 to 9999 are all that a Timestamp of Protocol Buffers can hold. */
const isShowable = (milliseconds: number): boolean =>
  milliseconds >= Date.parse('0001-01-01T00:00:00Z') && milliseconds <= Date.parse('9999-12-31T23:59:59.999Z')

/**
 * What a fixture's text means: an RFC 3339 time, or a duration from the start (in milliseconds since the epoch).
 * Undefined where the text means no time that the API could show.
 */
export const readTimestamp = (text: string, start: number): string | undefined => {
  const finer = Number(/\.\d{3}(\d{1,3})/.exec(text)?.[1]?.padEnd(3, '0') ?? 0)
  const coarse = fixtureTime(text.replace(/(\.\d{3})\d+/, '$1'), start)
  if (coarse === undefined || !isShowable(coarse)) return undefined
  // a duration into the past counts its microseconds backwards
  return text.startsWith('-') && finer > 0 ? stored(coarse - 1, 1000 - finer) : stored(coarse, finer)
}

/** As many digits of a second as are needed, in groups of three: how Protocol Buffers put times in JSON. */
export const shownTimestamp = (timestamp: string): string => timestamp.replace(/(\.000)?000Z$/, 'Z')

/** Whether an end has passed; at that very moment it has not. */
export const hasEnded = (expiresAt: string | null, now: number): boolean =>
  expiresAt !== null && expiresAt < timestampOf(now)
