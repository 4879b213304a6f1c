import type { components } from '#contract/control'
import { suggestion } from '../../input/nearest.js'
import { redactorFor, type ApiReaders } from '../api-reader.js'
import type { Entry } from '../entry.js'
import type { JournalView } from '../journal-view.js'
import type { Journal } from '../journal.js'
import { BLOT, secretsOf } from '../redact.js'
import { summarize } from '../show-exchange.js'
import { matchExchange, type ExchangePattern, type Fit } from './match-exchange.js'
import type { Difference } from './match-value.js'
import { createSafeRegex, UnusablePattern } from './safe-regex.js'

type Expectation = components['schemas']['JournalExpectation']
type Verdict = components['schemas']['JournalVerdict']

/** So many exchanges, and differences of each, are told. */
const MOST_NEAR = 3
const MOST_DIFFERENCES = 20

/** Whether the journal holds what is expected. @returns a sentence where the pattern cannot be used. */
export const verifyJournal = (
  journal: Journal,
  { request: pattern, count = { atLeast: 1 } }: Expectation,
  view: JournalView,
): Verdict | { unusable: string } => {
  const unknown = unknownName(pattern, view.readers)
  if (unknown !== undefined) return { unusable: unknown }
  const fits: { entry: Entry; fit: Fit }[] = []
  const regex = createSafeRegex()
  try {
    for (const entry of journal.backwards())
      fits.push({ entry, fit: matchExchange(pattern, entry.exchange, view.readers, regex) })
  } catch (error) {
    if (error instanceof UnusablePattern) return { unusable: error.message }
    throw error
  }
  const found = fits.filter(({ fit }) => fit.differs.length === 0).length
  const { atLeast = 0, atMost = Infinity } = typeof count === 'number' ? { atLeast: count, atMost: count } : count
  if (found >= atLeast && found <= atMost) return { holds: true, count: found }
  // stable: of those that fit as well, the newest come first
  const near = fits.sort((a, b) => b.fit.score - a.fit.score).slice(0, MOST_NEAR)
  return { holds: false, count: found, nearest: near.map(({ entry, fit }) => show(entry, fit, view)) }
}

const unknownName = ({ api, operation }: ExchangePattern, readers: ApiReaders): string | undefined => {
  if (api !== undefined && !readers.has(api))
    return `request.api: "${api}" is not mocked here: ${suggestion(api, [...readers.keys()])}`
  if (operation === undefined) return undefined
  const known = [...readers.values()]
    .filter(({ contract }) => api === undefined || contract.api === api)
    .flatMap(({ contract }) => contract.operations.map(({ id }) => id))
  if (known.includes(operation)) return undefined
  return `request.operation: ${api ?? 'No API'} has ${api ? 'no' : 'an'} operation "${operation}": ${suggestion(operation, known)}`
}

const show = (entry: Entry, fit: Fit, { explain, readers }: JournalView) => ({
  exchange: summarize(entry, explain(entry), readers),
  score: Number(fit.score.toFixed(2)),
  differs: fit.differs.slice(0, MOST_DIFFERENCES).map((difference) => withoutSecret(difference, entry, readers)),
})

/** What was found, without secrets and not too long. */
const withoutSecret = (difference: Difference, { exchange }: Entry, readers: ApiReaders): Difference => {
  if (difference.found === undefined) return difference
  const redactor = redactorFor(readers, exchange.api)
  const name = difference.where.replace(/^.*[ /]/, '')
  if (redactor.isSecret(name)) return { ...difference, found: BLOT }
  const text = redactor.text(JSON.stringify(difference.found), secretsOf(exchange.request.headers))
  return { ...difference, found: text.length > LONGEST_FOUND ? `${text.slice(0, LONGEST_FOUND)}…` : JSON.parse(text) }
}

const LONGEST_FOUND = 500
