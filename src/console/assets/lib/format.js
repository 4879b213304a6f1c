// @ts-check
/** Time of day of an RFC 3339 time or of milliseconds since the epoch, in UTC, to the millisecond. @param {string | number} time */
export const clockTime = (time) => new Date(time).toISOString().slice(11, 23)

/** Date and time to the second, in UTC. @param {string | number | undefined | null} time */
export const dateTime = (time) =>
  time === undefined || time === null ? '—' : new Date(time).toISOString().slice(0, 19).replace('T', ' ')

/** @param {number} milliseconds */
export const duration = (milliseconds) =>
  milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`

const UNITS = /** @type {const} */ ([
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
])

/** How far a time lies from now, in its largest unit: `in 3 h`, `2 d ago`. @param {string} time @param {number} now */
export const fromNow = (time, now) => {
  const distance = Date.parse(time) - now
  const [unit, size] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? ['s', 1000]
  const text = `${Math.floor(Math.abs(distance) / size)} ${unit}`
  return distance < 0 ? `${text} ago` : `in ${text}`
}

/** `1 row`, `3 rows`. @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString('en')} ${count === 1 ? one : many}`

const ONE_LINE = 60

/** A body as people read it: JSON with lines unless it is short, anything else as it is. @param {unknown} body */
export const readable = (body) => {
  if (body === undefined || body === null || body === '') return ''
  if (typeof body !== 'string') return laidOut(body)
  try {
    return laidOut(JSON.parse(body))
  } catch {
    return body
  }
}

/** @param {unknown} value */
const laidOut = (value) => {
  const line = JSON.stringify(value)
  return line.length <= ONE_LINE ? line : JSON.stringify(value, undefined, 2)
}

/** The class of a status's colour: s2, s3, s4, s5. @param {number} status */
export const statusClass = (status) => `status s${Math.floor(status / 100)}`
