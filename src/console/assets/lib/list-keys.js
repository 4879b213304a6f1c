// @ts-check
const STEPS = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
  ['PageDown', 10],
  ['PageUp', -10],
  ['Home', -Infinity],
  ['End', Infinity],
])

/**
 * Arrow keys, Page keys, Home and End move among the links of a list.
 * @param {HTMLElement} list
 * @param {string} [items] which elements of it
 */
export const listKeys = (list, items = 'a') => {
  list.addEventListener('keydown', (event) => {
    const step = STEPS.get(event.key)
    const here = /** @type {HTMLElement} */ (event.target).closest(items)
    if (step === undefined || !here || event.ctrlKey || event.metaKey || event.altKey) return
    const all = /** @type {HTMLElement[]} */ ([...list.querySelectorAll(items)])
    const at = all.indexOf(/** @type {HTMLElement} */ (here)) + step
    all[Math.max(0, Math.min(all.length - 1, at))]?.focus()
    event.preventDefault()
  })
}
