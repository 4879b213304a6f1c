// @ts-check
import { act } from '../lib/act.js'
import { get } from '../lib/control.js'
import { fill, h } from '../lib/dom.js'
import { field, form, select } from '../lib/fields.js'
import { counted } from '../lib/format.js'
import { empty } from '../lib/states.js'
import { row, table } from '../lib/table.js'

const MOST_LINES = 200

/**
 * What differs between two snapshots, or between one and the world as it is.
 * @param {string[]} names
 * @param {HTMLElement} shown where it is told, since that takes room
 */
export const differenceForm = (names, shown) => {
  const from = select(names)
  const to = select([
    ['', 'the world as it is'],
    ...names.map((name) => /** @type {[string, string]} */ ([name, name])),
  ])
  return form(
    'Difference',
    (element) =>
      void act(element, async () => {
        const query = to.value ? `?to=${encodeURIComponent(to.value)}` : ''
        const patch = await get(`/snapshots/${encodeURIComponent(from.value)}/difference${query}`)
        fill(shown, difference(patch))
        return patch.length === 0 ? 'No difference' : counted(patch.length, 'change')
      }),
    h('h2', {}, 'What differs'),
    field('From', from),
    field('To', to),
    h('button', {}, 'Show the difference'),
  )
}

/** @param {{ op: string, path: string, value?: unknown }[]} patch */
const difference = (patch) => {
  if (patch.length === 0) return empty('No difference', 'Both hold the same rows.')
  const lines = patch.slice(0, MOST_LINES)
  return h(
    'div',
    { class: 'stack' },
    h(
      'p',
      { class: 'quiet' },
      `${counted(patch.length, 'change')}, as JSON Patch (RFC 6902)${patch.length > MOST_LINES ? `; the first ${MOST_LINES}` : ''}.`,
    ),
    table(
      'Changes',
      ['Change', 'Path', 'Value'],
      lines.map(({ op, path, value }) =>
        row([
          op,
          h('td', { class: 'place' }, h('code', {}, path)),
          value === undefined ? '' : h('code', {}, JSON.stringify(value)),
        ]),
      ),
    ).box,
  )
}
