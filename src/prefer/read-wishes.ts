import { LONGEST_DELAY } from '../faults/read-delay.js'
import { parsePrefer } from './parse-prefer.js'

/** What a caller asks of the mock. */
export interface Wishes {
  code?: number
  example?: string
  /** Milliseconds. */
  wait?: number
  /** The preferences as they come back in `Preference-Applied`. */
  applied: string
}

/** The preferences that the mock knows, undefined where there is none of them, or why one cannot be. */
export const readWishes = (header: string): Wishes | { reason: string } | undefined => {
  const wishes: Omit<Wishes, 'applied'> = {}
  const applied: string[] = []
  for (const { name, value } of parsePrefer(header)) {
    switch (name) {
      case 'code':
        if (!/^[1-5]\d\d$/.test(value)) return { reason: `code takes a status such as 404, not "${value}"` }
        wishes.code = Number(value)
        break
      case 'example':
        if (value === '') return { reason: 'example takes the name of a documented example' }
        wishes.example = value
        break
      case 'wait':
        if (!/^\d{1,9}(\.\d{1,9})?$/.test(value) || Number(value) * 1000 > LONGEST_DELAY) {
          return { reason: `wait takes seconds from 0 to ${LONGEST_DELAY / 1000}, not "${value}"` }
        }
        wishes.wait = Math.round(Number(value) * 1000)
        break
      default:
        continue
    }
    applied.push(`${name}=${/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(value) ? value : JSON.stringify(value)}`)
  }
  return applied.length === 0 ? undefined : { ...wishes, applied: applied.join(', ') }
}
