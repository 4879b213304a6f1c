// @ts-check
/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {Record<string, unknown> & { on?: Record<string, (event: any) => void> }} Props */

/**
 * Makes an element. Children that are text become text nodes, whatever stands in them: nothing here ever reads HTML.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Props} [props] attributes; `on` has listeners, `value`, `checked` and `selected` are set as properties
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export const h = (tag, props = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue
    if (name === 'on')
      for (const [type, listener] of Object.entries(props.on ?? {})) element.addEventListener(type, listener)
    else if (PROPERTIES.has(name)) Object.assign(element, { [name]: value })
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...nodes(children))
  return element
}

const PROPERTIES = new Set(['value', 'checked', 'selected'])

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
const nodes = (children) =>
  children
    .flat()
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)))

/** Puts these children in the place of what an element holds. @param {Element} element @param {...(Child | Child[])} children */
export const fill = (element, ...children) => element.replaceChildren(...nodes(children))

/**
 * Redraws an element and keeps the keyboard where it was: the element that had the focus is found again by its
 * `data-key`, and where that is gone the redrawn element takes it.
 * @param {HTMLElement} element @param {...(Child | Child[])} children
 */
export const refill = (element, ...children) => {
  const focused = element.contains(document.activeElement)
    ? /** @type {HTMLElement} */ (document.activeElement)
    : undefined
  const key = focused?.closest('[data-key]')?.getAttribute('data-key')
  fill(element, ...children)
  if (!focused) return
  const again = [...element.querySelectorAll('[data-key]')].find((node) => node.getAttribute('data-key') === key)
  if (again instanceof HTMLElement && key !== null && key !== undefined) return again.focus()
  element.tabIndex = -1
  element.focus()
}
