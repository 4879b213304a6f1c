// @ts-check
import { h } from './dom.js'

/**
 * A table in a box of its own that scrolls, so that a narrow page does not.
 * @param {string} caption read to screen readers
 * @param {string[]} columns a heading that begins with `#` is right-aligned
 * @param {HTMLTableRowElement[]} rows
 */
export const table = (caption, columns, rows) => {
  const body = h('tbody', {}, rows)
  const element = h(
    'table',
    {},
    h('caption', { class: 'hidden-text' }, caption),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        columns.map((name) =>
          name.startsWith('#')
            ? h('th', { scope: 'col', class: 'number' }, name.slice(1))
            : h('th', { scope: 'col' }, name || h('span', { class: 'hidden-text' }, 'Actions')),
        ),
      ),
    ),
    body,
  )
  return { body, box: h('div', { class: 'table-box', role: 'region', 'aria-label': caption, tabindex: 0 }, element) }
}

/** @param {(import('./dom.js').Child | import('./dom.js').Child[])[]} cells @param {import('./dom.js').Props} [props] */
export const row = (cells, props = {}) =>
  h(
    'tr',
    props,
    cells.map((cell) => (cell instanceof HTMLTableCellElement ? cell : h('td', {}, cell))),
  )

/** A cell of a number. @param {number | string} value */
export const number = (value) =>
  h('td', { class: 'number' }, typeof value === 'number' ? value.toLocaleString('en') : value)
