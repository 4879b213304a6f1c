import { headerValue, type Reply } from './exchange.js'

/** Seconds since the epoch are larger than this; seconds from now are smaller. */
const EPOCH_SECONDS = 1_000_000_000

/**
 * How many milliseconds a 429 asks to wait: by `Retry-After` (seconds or a date), `X-Rate-Limit-Retry` (seconds) or
 * `X-Rate-Limit-Reset` (a time, to be read with `Date`, or seconds). Undefined where it does not say.
 */
export const retryAfter = ({ headers }: Reply, now: number): number | undefined => {
  const date = Date.parse(headerValue(headers, 'date') ?? '')
  const here = Number.isNaN(date) ? now : date
  const after = headerValue(headers, 'retry-after')
  if (after !== undefined) {
    if (/^\d+(\.\d+)?$/.test(after)) return Number(after) * 1000
    const time = Date.parse(after)
    if (!Number.isNaN(time)) return Math.max(0, time - here)
  }
  const retry = number(headerValue(headers, 'x-rate-limit-retry'))
  if (retry !== undefined) return retry * 1000
  const reset = number(headerValue(headers, 'x-rate-limit-reset'))
  if (reset === undefined) return undefined
  // one second more, as the vendors' own clients wait: the header has whole seconds only
  return reset > EPOCH_SECONDS ? Math.max(0, reset * 1000 - here) + 1000 : reset * 1000
}

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined
