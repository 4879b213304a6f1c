// @ts-check
import { control, get } from '../lib/control.js'
import { button } from '../lib/button.js'
import { copyable } from '../lib/copy.js'
import { fill, h } from '../lib/dom.js'
import { saveAs } from '../lib/save-as.js'
import { follow } from '../lib/follow.js'
import { everySecond } from '../lib/now.js'
import { viewShortcuts } from '../lib/shortcuts.js'
import { empty, problem } from '../lib/states.js'
import { world } from '../lib/place.js'
import { exampleCurl } from './example-curl.js'
import { showExchange } from './traffic-detail.js'
import { filterForm, journalQuery, passes, readFilter, trafficHash } from './traffic-filters.js'
import { MOST_ROWS, trafficList } from './traffic-list.js'
import { trafficGauge } from './traffic-gauge.js'

/** @type {import('./views.js').View} */
export const traffic = {
  name: 'traffic',
  title: 'Traffic',
  show({ root, route, signal }) {
    let filter = readFilter(route.query)
    let open = openId(route)
    /** @type {AbortController | undefined} */
    let following
    /** @type {AbortController | undefined} */
    let showing

    const gauge = trafficGauge()
    const list = trafficList({
      href: (id) => trafficHash(filter, [String(id)]),
      open: () => open,
      nothing: () => (trafficHash(filter) === '#/traffic' ? noTraffic() : noMatch()),
    })
    const trouble = h('div')
    /** @type {unknown} */
    let troubled
    /** Said once, however often it is met. @param {unknown} error */
    const said = (error) => {
      if (String(error) !== String(troubled)) fill(trouble, error !== undefined && problem(error))
      troubled = error
    }
    const detail = h('section', { class: 'detail', 'aria-label': 'Exchange' })
    const split = h('div', { class: 'split' }, list.root, detail)

    const restart = () => {
      following?.abort()
      following = new AbortController()
      void follow(
        {
          query: () => journalQuery(filter, MOST_ROWS),
          page({ exchanges, total }) {
            const shown = exchanges.filter((exchange) => passes(filter, exchange))
            list.replace(shown)
            gauge.total(filter.text ? shown.length : total)
          },
          exchange(exchange) {
            gauge.count(1)
            if (!passes(filter, exchange)) return
            gauge.add(1)
            list.add(exchange)
          },
          dropped: (count) => gauge.dropped(count),
          state: gauge.state,
          trouble: said,
        },
        following.signal,
      )
    }

    const pause = h('button', { type: 'button', on: { click: () => toggle() } }, 'Pause')
    const toggle = () => {
      const paused = following !== undefined && !following.signal.aborted
      pause.textContent = paused ? 'Resume' : 'Pause'
      if (!paused) return restart()
      following?.abort()
      gauge.state('paused')
    }

    const showOpen = () => {
      showing?.abort()
      showing = new AbortController()
      split.classList.toggle('open', open !== undefined)
      detail.hidden = open === undefined
      list.mark()
      if (open === undefined) return fill(detail)
      void showExchange(detail, open, trafficHash(filter), showing.signal).then(() => {
        // on a narrow page the detail stands in the place of the list, and the keyboard goes along
        if (list.root.offsetParent === null) detail.querySelector('h2')?.focus()
      })
    }

    const close = () => {
      if (open !== undefined) location.hash = trafficHash(filter)
    }

    fill(
      root,
      filterForm(filter, (next) => {
        filter = next
        history.replaceState(null, '', trafficHash(filter, open === undefined ? [] : [String(open)]))
        if (following && !following.signal.aborted) restart()
      }),
      h(
        'div',
        { class: 'actions' },
        gauge.root,
        pause,
        button('Save as HAR', async () => saveAs(`${world}.har`, await get('/journal/har'))),
        button('Clear', async () => {
          await control('DELETE', '/journal')
          list.replace([])
          location.hash = trafficHash(filter)
          return 'The journal is empty'
        }),
      ),
      trouble,
      split,
    )
    viewShortcuts([
      { key: 'p', does: 'pause or resume the list', run: toggle },
      { key: 'Escape', does: 'close the exchange', run: close },
    ])
    restart()
    showOpen()
    everySecond(gauge.tick, signal)
    signal.addEventListener('abort', () => {
      following?.abort()
      showing?.abort()
    })
    return (next) => {
      if (trafficHash(readFilter(next.query)) !== trafficHash(filter)) return false
      const before = open
      open = openId(next)
      showOpen()
      if (open === undefined && before !== undefined) list.focus(before)
      return true
    }
  },
}

/** @param {import('../lib/route.js').Route} route */
const openId = ({ rest: [id] }) => (id !== undefined && /^\d+$/.test(id) ? Number(id) : undefined)

const noTraffic = () => {
  const place = h('div', {})
  void exampleCurl()
    .then((curl) => fill(place, curl && copyable('curl', curl)))
    .catch(() => undefined)
  return h(
    'div',
    { class: 'stack' },
    empty(
      'No traffic yet',
      `What reaches the APIs in the world “${world}” shows here at once. Point your program at a base URL of `,
      h('a', { href: '#/apis' }, 'APIs'),
      ', try a call there, or send this:',
    ),
    place,
  )
}

const noMatch = () =>
  empty('Nothing fits the filter', 'Loosen it, or ', h('a', { href: '#/traffic' }, 'show everything'), '.')
