import { editDistance } from '../input/nearest.js'

/** How one segment of the request and one of the template go together. */
export interface Step {
  kind: 'same' | 'other' | 'missing' | 'extra'
  /** What the template has, and what was sent. */
  wanted: string
  sent: string
  /** Whether the template has a word here, not a parameter, and something much like it was sent. */
  alike: boolean
}

const ALIKE = 0.35

const isParameter = (segment: string): boolean => segment.startsWith('{')

/** 0 where a segment fits, up to 1 where nothing in it does. */
export type Difference = (sent: string, wanted: string) => number

const difference: Difference = (sent, wanted) => {
  if (isParameter(wanted)) return sent === '' ? 1 : 0.05
  if (sent === wanted) return 0
  return Math.max(0.1, editDistance(sent.toLowerCase(), wanted.toLowerCase()) / Math.max(sent.length, wanted.length))
}

/** Remembers what it has compared: templates have many words in common. */
export const createDifference = (): Difference => {
  const known = new Map<string, number>()
  return (sent, wanted) => {
    const key = `${wanted} ${sent}`
    const found = known.get(key) ?? difference(sent, wanted)
    known.set(key, found)
    return found
  }
}

/** The cheapest way from one path to the other (Wagner-Fischer over segments). */
export const alignPaths = (
  sent: readonly string[],
  wanted: readonly string[],
  compare: Difference,
): { steps: Step[]; cost: number } => {
  const costs = Array.from({ length: sent.length + 1 }, (_, i) =>
    Array.from({ length: wanted.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  )
  for (let i = 1; i <= sent.length; i++) {
    for (let j = 1; j <= wanted.length; j++) {
      const both = costs[i - 1]![j - 1]! + 1.5 * compare(sent[i - 1]!, wanted[j - 1]!)
      costs[i]![j] = Math.min(both, costs[i - 1]![j]! + 1, costs[i]![j - 1]! + 1)
    }
  }
  const steps: Step[] = []
  for (let i = sent.length, j = wanted.length; i > 0 || j > 0;) {
    const [here, there] = [i > 0 ? sent[i - 1]! : '', j > 0 ? wanted[j - 1]! : '']
    const both = i > 0 && j > 0 ? compare(here, there) : Infinity
    if (both !== Infinity && costs[i]![j] === costs[i - 1]![j - 1]! + 1.5 * both) {
      steps.unshift({
        kind: both < 0.1 ? 'same' : 'other',
        wanted: there,
        sent: here,
        alike: both < ALIKE && !isParameter(there),
      })
      i--
      j--
    } else if (j > 0 && (i === 0 || costs[i]![j] === costs[i]![j - 1]! + 1)) {
      steps.unshift({ kind: 'missing', wanted: there, sent: '', alike: false })
      j--
    } else {
      steps.unshift({ kind: 'extra', wanted: '', sent: here, alike: false })
      i--
    }
  }
  return { steps, cost: costs[sent.length]![wanted.length]! }
}

/** Neighbours of one kind are told together: `"/okta" is missing`. */
export const describeSteps = (steps: readonly Step[]): string[] => {
  const told: { kind: Step['kind']; wanted: string; sent: string }[] = []
  for (const [i, step] of steps.entries()) {
    if (step.kind === 'same') continue
    const before = told.at(-1)
    if (before && i > 0 && steps[i - 1]!.kind === step.kind && step.kind !== 'other') {
      before.wanted += `/${step.wanted}`
      before.sent += `/${step.sent}`
    } else told.push({ kind: step.kind, wanted: step.wanted, sent: step.sent })
  }
  return told.map(({ kind, wanted, sent }) => {
    if (kind === 'missing') return `"/${wanted}" is missing`
    if (kind === 'other') return `${sent === '' ? 'nothing' : `"${sent}"`} instead of "${wanted}"`
    return sent === '' ? 'a slash too many at the end' : `"/${sent}" is too much`
  })
}
