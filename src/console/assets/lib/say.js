// @ts-check
const SHOWN_FOR = 6000

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer

/** Says what happened, on the screen and to screen readers, politely. @param {string} text */
export const say = (text) => {
  const region = /** @type {HTMLElement} */ (document.getElementById('said'))
  region.textContent = text
  clearTimeout(timer)
  timer = setTimeout(() => (region.textContent = ''), SHOWN_FOR)
}
