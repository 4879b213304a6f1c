// @ts-check
import { fill, h } from '../lib/dom.js'
import { counted } from '../lib/format.js'

const STATES = {
  live: ['good', 'live'],
  polling: ['note', 'asking every 2 s'],
  lost: ['bad', 'mock not reached'],
  refused: ['bad', 'refused'],
  paused: ['warn', 'paused'],
  waiting: ['note', 'connecting'],
}

const SAID_EVERY = 10

/** How much comes in, how fast, and whether live. Numbers are drawn once a second, and told to screen readers less often. */
export const trafficGauge = () => {
  const state = h('span', { class: 'badge note' }, 'connecting')
  const total = h('span', { class: 'quiet' })
  const spoken = h('span', { class: 'hidden-text', role: 'status' })
  const root = h('p', { class: 'gauge' }, state, total, spoken)
  let fits = 0
  let second = 0
  let unspoken = 0
  let ticks = 0

  const draw = () => {
    const rate = second > 0 ? ` · ${second.toLocaleString('en')}/s` : ''
    fill(total, `${counted(fits, 'exchange')}${rate}`)
  }

  return {
    root,
    /** @param {keyof typeof STATES} name */
    state(name) {
      const [look = '', text = ''] = STATES[name]
      if (state.textContent === text) return
      state.className = `badge ${look}`
      state.textContent = text
      spoken.textContent = `Traffic: ${text}`
    },
    /** @param {number} count */
    total(count) {
      fits = count
      draw()
    },
    /** @param {number} count */
    add(count) {
      fits += count
      unspoken += count
    },
    /** @param {number} count */
    count(count) {
      second += count
    },
    /** Left out of the stream because there were too many; they count all the same. @param {number} count */
    dropped(count) {
      second += count
      fits += count
      unspoken += count
    },
    tick() {
      draw()
      second = 0
      ticks += 1
      if (ticks % SAID_EVERY === 0 && unspoken > 0) {
        spoken.textContent = `${counted(unspoken, 'new exchange')}`
        unspoken = 0
      }
    },
  }
}
