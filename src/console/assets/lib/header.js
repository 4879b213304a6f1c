// @ts-check
import { get } from './control.js'
import { fill, h } from './dom.js'
import { dateTime } from './format.js'
import { askClock, clockRuns, everySecond, onClock, worldNow } from './now.js'
import { consoleOf, world } from './place.js'
import { themeSwitch } from './theme-switch.js'

/** The tools that stand above every view: which world, what time it is there, theme, keys. @param {HTMLElement} root @param {() => void} showKeys */
export const showHeader = (root, showKeys) => {
  fill(
    root,
    h(
      'div',
      { class: world === 'default' ? 'world' : 'world other' },
      h('label', { for: 'world' }, 'World'),
      worldSelect(),
    ),
    clockChip(),
    themeSwitch(),
    h('button', { type: 'button', on: { click: showKeys }, 'aria-label': 'Keys' }, '?'),
  )
}

const worldSelect = () => {
  const select = h(
    'select',
    { id: 'world', on: { change: () => location.assign(consoleOf(select.value)) } },
    option(world),
  )
  const load = async () => {
    const { worlds } = await get('/worlds').catch(() => ({ worlds: [] }))
    const names = worlds.map((/** @type {{ name: string }} */ { name }) => name)
    fill(select, [...new Set([world, ...names])].sort().map(option))
  }
  // worlds come and go by themselves, so the list is read anew when somebody is about to use it
  for (const type of ['focus', 'pointerenter']) select.addEventListener(type, () => void load())
  document.addEventListener('worlds', () => void load())
  void load()
  return select
}

/** @param {string} name */
const option = (name) => h('option', { value: name, selected: name === world }, name)

const clockChip = () => {
  const time = h('span', { class: 'mono' })
  const state = h('span', { class: 'badge' })
  const forever = new AbortController().signal
  const draw = () => {
    time.textContent = dateTime(worldNow())
    state.textContent = clockRuns() === undefined ? 'not reached' : clockRuns() ? 'running' : 'frozen'
    state.className = clockRuns() === undefined ? 'badge bad' : clockRuns() ? 'badge good' : 'badge note'
  }
  onClock(draw, forever)
  everySecond(draw, forever)
  everySecond(() => void askClock().catch(() => undefined), forever, 5000)
  void askClock().catch(draw)
  return h('a', { class: 'now', href: '#/clock' }, h('span', { class: 'hidden-text' }, 'Clock:'), time, state)
}
