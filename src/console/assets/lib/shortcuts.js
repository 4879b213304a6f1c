// @ts-check
import { h } from './dom.js'
import { keep, kept } from './kept.js'
import { check } from './fields.js'

/** @typedef {{ key: string, does: string, run(): void }} Shortcut */

/** The keys that a view has besides; emptied when the view is left. @type {Shortcut[]} */
let ofView = []

/** @param {Shortcut[]} shortcuts */
export const viewShortcuts = (shortcuts) => (ofView = shortcuts)

const MOVES = [
  ['↑ ↓ Home End', 'move within a list'],
  ['Enter', 'open what is marked'],
  ['Esc', 'close'],
]

/**
 * Listens for single keys, except where somebody types. They can be turned off, for people who speak to their machine.
 * @param {Shortcut[]} everywhere
 */
export const listenForShortcuts = (everywhere) => {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return
    if (document.querySelector('dialog[open]')) return
    if (kept('keys') === 'off' && event.key !== '?') return
    const found = [...ofView, ...everywhere].find(({ key }) => key === event.key)
    if (!found) return
    event.preventDefault()
    found.run()
  })
}

/** @param {EventTarget | null} target */
const isTyping = (target) =>
  target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select') !== null

/** Shows which keys there are. @param {Shortcut[]} everywhere */
export const showShortcuts = (everywhere) => {
  const { box, label } = check('Single keys act', {
    checked: kept('keys') !== 'off',
    on: { change: () => keep('keys', box.checked ? undefined : 'off') },
  })
  const dialog = h(
    'dialog',
    { class: 'keys', 'aria-labelledby': 'keys-title', on: { close: () => dialog.remove() } },
    h('h2', { id: 'keys-title' }, 'Keys'),
    h(
      'dl',
      {},
      [...everywhere, ...ofView]
        .map(({ key, does }) => [key, does])
        .concat(MOVES)
        .map(([key, does]) => h('div', {}, h('dt', {}, h('kbd', {}, key)), h('dd', {}, does))),
    ),
    label,
    h('form', { method: 'dialog' }, h('button', {}, 'Close')),
  )
  document.body.append(dialog)
  dialog.showModal()
}
