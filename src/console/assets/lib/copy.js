// @ts-check
import { h } from './dom.js'
import { say } from './say.js'

/** Text to take along: shown whole, with a button that copies it. @param {string} what @param {string} text */
export const copyable = (what, text) =>
  h(
    'figure',
    { class: 'copyable' },
    h(
      'figcaption',
      {},
      h('span', {}, what),
      h(
        'button',
        { type: 'button', class: 'small', 'aria-label': `Copy ${what}`, on: { click: () => void copy(what, text) } },
        'Copy',
      ),
    ),
    // reachable by keyboard, because it may have to be scrolled
    h('pre', { tabindex: 0, 'aria-label': what }, h('code', {}, text)),
  )

/** @param {string} what @param {string} text */
const copy = async (what, text) => {
  try {
    await navigator.clipboard.writeText(text)
    say(`${what} copied`)
  } catch {
    say('The browser forbids copying here; select the text instead')
  }
}
