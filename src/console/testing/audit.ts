import type { Page } from 'playwright-core'
import { contrast } from './contrast.js'

interface Seen {
  /** How far the page reaches beyond the window's right edge, in pixels, and what does so. */
  beyond: number
  wide: string[]
  nameless: string[]
  twice: string[]
  texts: { text: string; ink: string; ground: string }[]
}

/** Runs in the page: what can be seen of names, ids, widths and colours. */
const LOOK = `(() => {
  const shown = (element) => element.checkVisibility({ visibilityProperty: true })
  const label = (element) =>
    (element.getAttribute('aria-label') || element.textContent.trim() ||
      [...(element.labels ?? [])].map((one) => one.textContent).join(' ')).trim()
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')].filter(shown)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor
      if (!/, 0\\)$/.test(colour) && colour !== 'transparent') return colour
    }
    return 'rgb(255, 255, 255)'
  }
  const texts = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement: holder, data } = walker.currentNode
    if (!data.trim() || !shown(holder) || holder.closest('option, .hidden-text')) continue
    texts.push({ text: data.trim().slice(0, 40), ink: getComputedStyle(holder).color, ground: ground(holder) })
  }
  return {
    beyond: document.documentElement.scrollWidth - window.innerWidth,
    wide: [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
      .map((element) => element.outerHTML.slice(0, 80)),
    nameless: controls.filter((element) => !label(element)).map((element) => element.outerHTML.slice(0, 120)),
    twice: ids.filter((id, i) => ids.indexOf(id) !== i),
    texts,
  }
})()`

const hex = (colour: string): string => {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(colour)
  if (!parts) throw new Error(`"${colour}" is not opaque`)
  return `#${parts
    .slice(1)
    .map((part) => Number(part).toString(16).padStart(2, '0'))
    .join('')}`
}

/** What is wrong with the page as it is now, a sentence each: names, ids, contrast (WCAG AA), width. */
export const audit = async (page: Page): Promise<string[]> => {
  const { beyond, wide, nameless, twice, texts } = (await page.evaluate(LOOK)) as Seen
  const faint = texts.filter(({ ink, ground }) => contrast(hex(ink), hex(ground)) < 4.5)
  return [
    ...(texts.length === 0 ? ['there is no text'] : []),
    ...(beyond > 0 ? [`the page is ${beyond} px wider than the window: ${wide.join(', ')}`] : []),
    ...nameless.map((control) => `no name: ${control}`),
    ...twice.map((id) => `id "${id}" stands twice`),
    ...faint.map(({ text, ink, ground }) => `"${text}" in ${ink} on ${ground} is too faint`),
  ]
}
