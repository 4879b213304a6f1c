// @ts-check
import { act } from './act.js'
import { h } from './dom.js'

/**
 * A button that does something and says so.
 * @param {string} text
 * @param {() => Promise<string | void>} action
 * @param {import('./dom.js').Props} [props]
 */
export const button = (text, action, props = {}) => {
  const element = h('button', { type: 'button', ...props, on: { click: () => void act(element, action) } }, text)
  return element
}
