// @ts-check
import { act } from '../lib/act.js'
import { button } from '../lib/button.js'
import { control, get } from '../lib/control.js'
import { fill, h, refill } from '../lib/dom.js'
import { field, form, input } from '../lib/fields.js'
import { dateTime } from '../lib/format.js'
import { askClock, clockRuns, everySecond, heardClock, onClock, worldNow } from '../lib/now.js'
import { attempt } from '../lib/states.js'
import { nextEnds } from './next-ends.js'

const STEPS = /** @type {[string, string][]} */ ([
  ['1 minute', 'PT1M'],
  ['15 minutes', 'PT15M'],
  ['1 hour', 'PT1H'],
  ['1 day', 'P1D'],
  ['30 days', 'P30D'],
])

/** Moves the clock, and says where it stands then. @param {Record<string, unknown>} how */
const move = async (how) => {
  heardClock(await control('POST', '/clock', how))
  return `It is ${dateTime(worldNow())} UTC${clockRuns() ? '' : ', and the clock stands still'}`
}

/** @type {import('./views.js').View} */
export const clock = {
  name: 'clock',
  title: 'Clock',
  show({ root, signal }) {
    const time = h('p', { class: 'big-time' })
    const state = h('p', { class: 'quiet' })
    const stopGo = h('div', { class: 'actions' })
    const ends = h('div')
    const set = h('input', { type: 'datetime-local', step: 1, required: true })

    const drawTime = () => {
      time.textContent = `${dateTime(worldNow())} UTC`
      if (document.activeElement !== set) set.value ||= dateTime(worldNow()).replace(' ', 'T')
    }
    const draw = () => {
      drawTime()
      const running = clockRuns()
      state.textContent = running ? 'The clock follows real time.' : 'The clock stands still until it is moved.'
      refill(
        stopGo,
        running
          ? button('Freeze', () => move({ freeze: true }), { 'data-key': 'stop-go' })
          : button('Let it run', () => move({ run: true }), { 'data-key': 'stop-go' }),
      )
    }
    const drawEnds = async () => {
      const { people } = await get('/people?limit=200', signal)
      refill(
        ends,
        nextEnds(people, (set) => move({ set })),
      )
    }

    const advance = input({ placeholder: 'PT90M', required: true })

    fill(
      root,
      h(
        'div',
        { class: 'columns' },
        h('section', { class: 'card' }, h('h2', {}, 'Now'), time, state, stopGo),
        h(
          'section',
          { class: 'card' },
          h('h2', {}, 'Move it'),
          h(
            'div',
            { class: 'actions', role: 'group', 'aria-label': 'Advance by' },
            STEPS.map(([text, advance]) => button(`+ ${text}`, () => move({ advance }))),
          ),
          form(
            'Advance',
            (element) => void act(element, () => move({ advance: advance.value.trim() })),
            field('Advance by', advance, 'An ISO 8601 duration: PT90M, P2DT12H.'),
            h('button', {}, 'Advance'),
          ),
          form(
            'Set',
            (element) => void act(element, () => move({ set: `${withSeconds(set.value)}Z` })),
            field('Set to (UTC)', set),
            h('button', {}, 'Set'),
          ),
        ),
      ),
      h(
        'p',
        { class: 'quiet' },
        'Expiry of sessions and tokens, rate limit windows, Retry-After and what is scheduled all follow this clock; requests take their real time.',
      ),
      h('section', { class: 'stack' }, h('h2', {}, 'What runs out next'), ends),
    )
    onClock(() => {
      draw()
      void drawEnds().catch(() => undefined)
    }, signal)
    everySecond(drawTime, signal)
    void attempt(ends, async () => askClock(signal), signal)
  },
}

/** Browsers leave seconds out where they are zero. @param {string} text */
const withSeconds = (text) => (/T\d\d:\d\d$/.test(text) ? `${text}:00` : text)
