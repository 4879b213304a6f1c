// @ts-check
import { fill, h } from '../lib/dom.js'
import { field, input, select } from '../lib/fields.js'

/** @typedef {import('../lib/contract.js').Operation} Operation */

const KINDS = /** @type {[string, string][]} */ ([
  ['answer', 'a documented answer'],
  ['delay', 'a delay'],
  ['rateLimit', 'a rate limit'],
  ['drop', 'a lost connection'],
  ['slow', 'a slow body'],
  ['truncate', 'a cut body'],
])

/** @param {string} value @param {number} [min] */
const numberInput = (value, min = 0) => input({ type: 'number', min, step: 1, value, inputmode: 'numeric' })

/** What a rule does: one effect, with what it needs. */
export const effectFields = () => {
  const kind = select(KINDS, { on: { change: () => show() } })
  const status = select([], { on: { change: () => offerExamples() } })
  const example = select([])
  const from = numberInput('500')
  const to = numberInput('500')
  const again = numberInput('30', 1)
  const speed = numberInput('100', 1)
  const bytes = numberInput('20')
  /** @type {Operation['faults']} */
  let statuses = []

  /** @type {Record<string, HTMLElement[]>} */
  const fields = {
    answer: [field('Status', status), field('Example', example)],
    delay: [field('From (ms)', from), field('To (ms)', to, 'The same number twice for a fixed delay.')],
    rateLimit: [field('Again after (s)', again)],
    drop: [],
    slow: [field('Bytes a second', speed)],
    truncate: [field('Bytes that still come', bytes)],
  }
  const details = h('div', { class: 'field-row' })
  const show = () => fill(details, fields[kind.value] ?? [])

  const offerExamples = () => {
    const found = statuses.find((one) => one.status === status.value)
    example.replaceChildren(
      h('option', { value: '' }, 'the first'),
      ...(found?.examples ?? []).map((name) => h('option', { value: name }, name)),
    )
  }

  /** @type {Record<string, () => Record<string, unknown>>} */
  const readers = {
    answer: () => ({ status: Number(status.value), ...(example.value ? { example: example.value } : {}) }),
    delay: () => ({
      delay: from.value === to.value ? from.valueAsNumber : { from: from.valueAsNumber, to: to.valueAsNumber },
    }),
    rateLimit: () => ({ rateLimit: { retryAfter: again.valueAsNumber } }),
    drop: () => ({ drop: true }),
    slow: () => ({ slow: { bytesPerSecond: speed.valueAsNumber } }),
    truncate: () => ({ truncate: { bytes: bytes.valueAsNumber } }),
  }

  show()
  return {
    element: h('div', { class: 'field-row' }, field('What happens', kind), details),
    /** Takes the answers that every one of these operations documents. @param {Operation[]} operations */
    offer(operations) {
      statuses = shared(operations)
      status.replaceChildren(
        ...statuses.map(({ status: code, description }) =>
          h('option', { value: code, selected: code === '500' }, `${code} ${short(description)}`),
        ),
      )
      offerExamples()
    },
    read: () => readers[kind.value]?.() ?? {},
  }
}

/** @param {Operation[]} operations */
const shared = (operations) => {
  const [first, ...rest] = operations
  return (first?.faults ?? [])
    .filter(
      ({ status }) => /^\d+$/.test(status) && rest.every((other) => other.faults.some((one) => one.status === status)),
    )
    .map((one) => ({
      ...one,
      examples: one.examples.filter((name) =>
        rest.every((other) =>
          other.faults.some(({ status, examples }) => status === one.status && examples.includes(name)),
        ),
      ),
    }))
    .sort((a, b) => Number(b.status) - Number(a.status))
}

/** @param {string} text */
const short = (text) => (text.length > 60 ? `${text.slice(0, 59)}…` : text).split('\n', 1)[0]
