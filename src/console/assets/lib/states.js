// @ts-check
import { fill, h } from './dom.js'

/** Nothing to show: what this place is for, and what to do. @param {string} title @param {...import('./dom.js').Child} advice */
export const empty = (title, ...advice) => h('div', { class: 'empty' }, h('h3', {}, title), h('p', {}, ...advice))

/** What went wrong, announced at once, with a way on. @param {unknown} error @param {() => void} [again] */
export const problem = (error, again) =>
  h(
    'div',
    { class: 'problem', role: 'alert' },
    h('p', {}, error instanceof Error ? error.message : String(error)),
    again && h('button', { type: 'button', on: { click: again } }, 'Try again'),
  )

/**
 * Loads and shows something; what goes wrong stands in its place, with a button that tries again.
 * @param {HTMLElement} root
 * @param {() => Promise<void>} load
 * @param {AbortSignal} [signal] once aborted, nothing is shown any more
 */
export const attempt = async (root, load, signal) => {
  try {
    await load()
  } catch (error) {
    if (signal?.aborted) return
    fill(
      root,
      problem(error, () => void attempt(root, load, signal)),
    )
  }
}
