import { UserError } from '../input/user-error.js'

/** Where a clock is to begin, in milliseconds since the epoch. @throws UserError for what is no time. */
export const startOf = (text: string): number => {
  const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : NaN
  if (Number.isNaN(time)) throw new UserError(`start "${text}" is no time: write it as 2026-01-01T00:00:00Z`)
  return time
}
