// @ts-check
import { keepNewest } from '../lib/bounded.js'
import { fill, h } from '../lib/dom.js'
import { listKeys } from '../lib/list-keys.js'
import { table } from '../lib/table.js'
import { trafficRow } from './traffic-row.js'

/** As many rows as anybody reads; the journal has the rest. */
export const MOST_ROWS = 300

/** Milliseconds; laying the table out costs more than drawing what came in, and nobody reads faster. */
const BETWEEN_FRAMES = 100

/**
 * The list of exchanges. What comes in is put on the page in a frame now and then, and no more of it than is kept: a page in the
 * background, which gets no frames, does not grow either.
 * @param {{ href: (id: number) => string, open: () => number | undefined, nothing: () => HTMLElement }} options
 */
export const trafficList = ({ href, open, nothing }) => {
  const { body, box } = table('Exchanges', ['Time', 'Method', 'Path', 'Operation', 'Status', '#Took', 'Marks'], [])
  const none = h('div')
  const root = h('div', { class: 'traffic-list' }, none, box)
  /** @type {import('../lib/types.js').Exchange[]} */
  let waiting = []
  let planned = false
  let drawn = -Infinity

  /** @param {import('../lib/types.js').Exchange} exchange */
  const draw = (exchange) => trafficRow(exchange, href(exchange.id), exchange.id === open())

  const settle = () => {
    while (body.rows.length > MOST_ROWS) {
      const last = /** @type {HTMLElement} */ (body.lastElementChild)
      // the keyboard must not fall off the end of the list with its row
      if (last.contains(document.activeElement)) last.previousElementSibling?.querySelector('a')?.focus()
      last.remove()
    }
    box.hidden = body.rows.length === 0
    fill(none, body.rows.length === 0 && nothing())
  }

  const flush = () => {
    planned = false
    drawn = performance.now()
    body.prepend(...waiting.map(draw))
    waiting = []
    settle()
  }

  const plan = () => {
    if (planned) return
    planned = true
    setTimeout(() => requestAnimationFrame(flush), Math.max(0, drawn + BETWEEN_FRAMES - performance.now()))
  }

  listKeys(body)
  body.addEventListener('click', (event) => {
    const target = /** @type {HTMLElement} */ (event.target)
    if (!target.closest('a')) target.closest('tr')?.querySelector('a')?.click()
  })

  return {
    root,
    /** @param {import('../lib/types.js').Exchange} exchange */
    add(exchange) {
      waiting = keepNewest(waiting, [exchange], MOST_ROWS)
      plan()
    },
    /** @param {import('../lib/types.js').Exchange[]} exchanges newest first */
    replace(exchanges) {
      waiting = []
      fill(body, exchanges.slice(0, MOST_ROWS).map(draw))
      settle()
    },
    /** Marks the row whose exchange is open. */
    mark() {
      for (const row of body.rows) {
        const chosen = row.dataset['id'] === String(open())
        row.classList.toggle('chosen', chosen)
        const link = row.querySelector('a')
        if (chosen) link?.setAttribute('aria-current', 'true')
        else link?.removeAttribute('aria-current')
      }
    },
    /** Puts the keyboard back on a row. @param {number} id */
    focus(id) {
      const link = body.querySelector(`tr[data-id="${id}"] a`)
      if (link instanceof HTMLElement) link.focus()
    },
  }
}
