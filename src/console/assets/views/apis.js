// @ts-check
import { operationsOf } from '../lib/contract.js'
import { get } from '../lib/control.js'
import { fill, h } from '../lib/dom.js'
import { field, input } from '../lib/fields.js'
import { listKeys } from '../lib/list-keys.js'
import { describeMock } from '../lib/mock.js'
import { hashOf } from '../lib/route.js'
import { attempt, empty } from '../lib/states.js'
import { showOperation } from './operation.js'

/** @typedef {{ mocked: import('../lib/types.js').MockedApi, operations: import('../lib/contract.js').Operation[] }} Api */

/** @type {import('./views.js').View} */
export const apis = {
  name: 'apis',
  title: 'APIs',
  show({ root, route, signal }) {
    let [api, id] = route.rest
    /** @type {Api[]} */
    let known = []
    const filter = input({ type: 'search', placeholder: 'operation or path', on: { input: () => drawList() } })
    const list = h('div', { class: 'picks' })
    const detail = h('section', { class: 'detail', 'aria-label': 'Operation' })
    const split = h(
      'div',
      { class: 'split open sided' },
      h('div', { class: 'stack' }, h('div', { class: 'filters' }, field('Filter', filter)), list),
      detail,
    )
    listKeys(list)

    const chosen = () => {
      const entry = known.find(({ mocked }) => mocked.api === api) ?? known[0]
      return { entry, operation: entry?.operations.find((one) => one.id === id) ?? entry?.operations[0] }
    }

    const drawList = () => {
      const text = filter.value.trim().toLowerCase()
      const groups = known.map((entry) => group(entry, text, chosen().operation)).filter((one) => one !== undefined)
      fill(list, groups.length > 0 ? groups : empty('No operation fits', 'Type less of its name or path.'))
    }

    const drawDetail = () => {
      const { entry, operation } = chosen()
      if (entry && operation) void showOperation(detail, entry.mocked, operation, signal)
      else fill(detail, empty('No API is mocked here', 'Start the mock with at least one: facsimile mock okta'))
    }

    const load = async () => {
      const { apis: mocked } = await describeMock(signal)
      known = await Promise.all(
        mocked.map(async (one) => ({
          mocked: one,
          operations: operationsOf(await get(`/contracts/${one.api}.json`, signal), one.profile),
        })),
      )
      drawList()
      drawDetail()
    }

    fill(root, split)
    void attempt(detail, load, signal)
    return (next) => {
      ;[api, id] = next.rest
      drawList()
      drawDetail()
      return true
    }
  },
}

/** @param {Api} api @param {string} text @param {import('../lib/contract.js').Operation | undefined} chosen */
const group = ({ mocked, operations }, text, chosen) => {
  const fitting = operations.filter(({ id, path, method }) =>
    `${mocked.api} ${id} ${method} ${path}`.toLowerCase().includes(text),
  )
  if (fitting.length === 0) return undefined
  return h(
    'section',
    { 'aria-label': mocked.api },
    h('h2', {}, mocked.api, mocked.profile === 'live' && h('span', { class: 'badge note' }, 'live')),
    h(
      'ul',
      {},
      fitting.map((operation) =>
        h(
          'li',
          {},
          h(
            'a',
            {
              href: hashOf(['apis', mocked.api, operation.id]),
              ...(operation === chosen ? { 'aria-current': 'true' } : {}),
            },
            h('span', {}, operation.id),
            h('span', { class: 'quiet mono' }, `${operation.method} ${operation.path}`),
          ),
        ),
      ),
    ),
  )
}
