// @ts-check
import { h } from './dom.js'

let count = 0

/**
 * A labelled control, with a hint that screen readers read along.
 * @template {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} C
 * @param {string} label
 * @param {C} control
 * @param {string} [hint]
 */
export const field = (label, control, hint) => {
  count += 1
  control.id ||= `field-${count}`
  const hintId = `${control.id}-hint`
  if (hint) control.setAttribute('aria-describedby', hintId)
  return h(
    'div',
    { class: 'field' },
    h('label', { for: control.id }, label),
    control,
    hint && h('p', { class: 'hint', id: hintId }, hint),
  )
}

/** @param {import('./dom.js').Props} [props] */
export const input = (props = {}) => h('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', ...props })

/**
 * @param {(string | [value: string, text: string])[]} options
 * @param {import('./dom.js').Props & { value?: string }} [props]
 */
export const select = (options, { value, ...props } = {}) =>
  h(
    'select',
    props,
    options.map((option) => {
      const [key, text] = typeof option === 'string' ? [option, option] : option
      return h('option', { value: key, selected: key === value }, text)
    }),
  )

/** A checkbox with its text behind it. @param {string} label @param {import('./dom.js').Props} [props] */
export const check = (label, props = {}) => {
  const box = h('input', { type: 'checkbox', ...props })
  return { box, label: h('label', { class: 'check' }, box, label) }
}

/**
 * A form that never leaves the page.
 * @param {string} name
 * @param {(form: HTMLFormElement) => void} send
 * @param {...(import('./dom.js').Child | import('./dom.js').Child[])} children
 */
export const form = (name, send, ...children) => {
  const element = h(
    'form',
    {
      'aria-label': name,
      class: 'form',
      on: {
        submit: (/** @type {Event} */ event) => {
          event.preventDefault()
          send(element)
        },
      },
    },
    ...children,
  )
  return element
}
