// @ts-check
import { h } from '../lib/dom.js'
import { field, input, select } from '../lib/fields.js'

const WHEN = /** @type {[string, string][]} */ ([
  ['always', 'every call'],
  ['first', 'the first so many'],
  ['every', 'every so manieth'],
  ['share', 'a share of them'],
])

/** Which of the calls a rule strikes. */
export const whenFields = () => {
  const kind = select(WHEN, { on: { change: () => offer() } })
  const count = input({ type: 'number', min: 1, step: 1, value: '1', inputmode: 'numeric' })
  const share = input({ type: 'number', min: 0, max: 100, step: 'any', value: '50', inputmode: 'decimal' })
  const countField = field('How many', count)
  const shareField = field('Per cent', share, 'The same calls in each run of a seeded mock.')
  const offer = () => {
    countField.hidden = kind.value !== 'first' && kind.value !== 'every'
    shareField.hidden = kind.value !== 'share'
  }
  offer()
  return {
    element: h('div', { class: 'field-row' }, field('Strikes', kind), countField, shareField),
    /** @returns {{ on?: Record<string, number> }} */
    read() {
      if (kind.value === 'always') return {}
      return {
        on: kind.value === 'share' ? { share: share.valueAsNumber / 100 } : { [kind.value]: count.valueAsNumber },
      }
    },
  }
}
