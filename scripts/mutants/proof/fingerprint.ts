import { createHash } from 'node:crypto'
import type { Seen } from './recorder.js'

const line = ({ what, status, headers, body }: Seen): string => {
  const shown = Object.entries(headers)
    .filter(([name]) => name !== 'date')
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([what, status, shown, body])
}

/** Equal for mocks that show the same. */
export const fingerprint = (seen: readonly Seen[]): string => {
  const hash = createHash('sha256')
  for (const each of seen) hash.update(line(each))
  return hash.digest('hex').slice(0, 16)
}

/** The first thing that differs, as a sentence; undefined where nothing does. */
export const difference = (right: readonly Seen[], wrong: readonly Seen[]): string | undefined => {
  const at = wrong.findIndex((each, i) => right[i] === undefined || line(each) !== line(right[i]))
  if (at < 0) return wrong.length < right.length ? `the course ends before ${right[wrong.length]!.what}` : undefined
  const [is, was] = [wrong[at]!, right[at]]
  return `${is.what.slice(0, 120)}: ${show(is)} instead of ${was ? show(was) : 'nothing'}`
}

const show = ({ status, headers, body = '' }: Seen): string => {
  const text = body.length > 120 ? `${body.slice(0, 120)}…` : body
  const type = headers['content-type'] ?? ''
  return [status, type, text].filter((part) => part !== '').join(' ')
}
