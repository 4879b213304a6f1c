// @ts-check
import { fill, h } from './lib/dom.js'
import { showHeader } from './lib/header.js'
import { world } from './lib/place.js'
import { readRoute } from './lib/route.js'
import { listenForShortcuts, showShortcuts, viewShortcuts } from './lib/shortcuts.js'
import { VIEWS } from './views/views.js'

const main = /** @type {HTMLElement} */ (document.getElementById('main'))
const nav = /** @type {HTMLElement} */ (document.getElementById('views'))

/** @type {{ view: import('./views/views.js').View, left: AbortController, update: void | import('./views/views.js').Update } | undefined} */
let current

const links = new Map(
  VIEWS.map(({ name, title }, i) => [
    name,
    h('a', { href: `#/${name}` }, title, h('kbd', { 'aria-hidden': 'true' }, i + 1)),
  ]),
)

const go = () => {
  const route = readRoute(location.hash)
  const view = VIEWS.find(({ name }) => name === route.view) ?? VIEWS[0]
  if (!view) return
  if (current?.view === view && current.update?.(route)) return
  current?.left.abort()
  viewShortcuts([])
  for (const [name, link] of links) {
    if (name === view.name) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  showLink(links.get(view.name))
  document.title = `${view.title} · ${world} · Facsimile`
  const root = h('div', { class: `view ${view.name}` })
  fill(main, h('h1', {}, view.title), root)
  if (current) main.focus({ preventScroll: true })
  window.scrollTo(0, 0)
  const left = new AbortController()
  current = { view, left, update: undefined }
  current.update = view.show({ root, route, signal: left.signal })
}

/** On a narrow page the navigation scrolls by itself. @param {HTMLElement | undefined} link */
const showLink = (link) => {
  if (link) nav.scrollLeft = link.offsetLeft + link.offsetWidth / 2 - nav.clientWidth / 2
}

const focusFilter = () => {
  const filter = main.querySelector('input[type=search]')
  if (filter instanceof HTMLElement) filter.focus()
}

/** @type {import('./lib/shortcuts.js').Shortcut[]} */
const everywhere = [
  { key: '/', does: 'go to the filter', run: focusFilter },
  { key: '?', does: 'show the keys', run: () => showShortcuts(everywhere) },
  ...VIEWS.map(({ name, title }, i) => ({ key: String(i + 1), does: title, run: () => (location.hash = `#/${name}`) })),
]

fill(
  nav,
  h(
    'ul',
    {},
    [...links.values()].map((link) => h('li', {}, link)),
  ),
)
showHeader(/** @type {HTMLElement} */ (document.getElementById('tools')), () => showShortcuts(everywhere))
listenForShortcuts(everywhere)
document.getElementById('skip')?.addEventListener('click', (event) => {
  event.preventDefault() // the address says which view is shown
  main.focus()
})
window.addEventListener('hashchange', go)
go()
