// @ts-check
import { get } from '../lib/control.js'
import { copyable } from '../lib/copy.js'
import { fill, h } from '../lib/dom.js'
import { dateTime, duration, readable } from '../lib/format.js'
import { hashOf } from '../lib/route.js'
import { attempt } from '../lib/states.js'
import { statusBadge } from './traffic-row.js'

/**
 * Shows one exchange whole.
 * @param {HTMLElement} root
 * @param {number} id
 * @param {string} back the address of the list alone
 * @param {AbortSignal} signal
 */
export const showExchange = (root, id, back, signal) =>
  attempt(
    root,
    async () => {
      const exchange = /** @type {import('../lib/types.js').WholeExchange} */ (await get(`/journal/${id}`, signal))
      fill(root, closing(back), ...parts(exchange))
    },
    signal,
  )

/** @param {string} back */
const closing = (back) =>
  h('p', { class: 'closing' }, h('a', { href: back }, 'Close'), h('span', { class: 'quiet' }, ' (Esc)'))

/** @param {import('../lib/types.js').WholeExchange} exchange */
const parts = (exchange) => [
  h('h2', { class: 'request-line', tabindex: -1 }, h('span', {}, exchange.method), ' ', exchange.target),
  facts(exchange),
  exchange.nearest && nearest(exchange.nearest),
  remarks(exchange.remarks),
  message('Request', exchange.request),
  message('Reply', exchange.reply),
  copyable('curl', exchange.curl),
]

/** @param {import('../lib/types.js').WholeExchange} exchange */
const facts = ({ status, time, milliseconds, api, operation, world, answeredBy, fault }) =>
  h(
    'dl',
    { class: 'facts' },
    fact('Status', statusBadge(status)),
    fact('Answered by', answeredBy),
    fact(
      'Operation',
      api && operation ? h('a', { href: hashOf(['apis', api, operation]) }, `${api} · ${operation}`) : (api ?? 'none'),
    ),
    fact('Took', duration(milliseconds)),
    fact('World', world),
    fact('At', `${dateTime(time)} UTC`),
    fault && fact('Fault', h('a', { href: hashOf(['faults']) }, fault.rule), `: ${fault.effects.join(', ')}`),
  )

/** @param {string} name @param {...import('../lib/dom.js').Child} value */
const fact = (name, ...value) => h('div', {}, h('dt', {}, name), h('dd', {}, ...value))

/** @param {NonNullable<import('../lib/types.js').WholeExchange['nearest']>} nearest */
const nearest = ({ api, operation, method, path, differs }) =>
  h(
    'section',
    { class: 'card warn' },
    h('h3', {}, 'Nothing matched. Nearest operation'),
    h('p', {}, h('a', { href: hashOf(['apis', api, operation]) }, operation), ' ', h('code', {}, `${method} ${path}`)),
    h(
      'ul',
      { class: 'points' },
      differs.map((text) => h('li', {}, text)),
    ),
  )

/** @param {import('../lib/types.js').Remark[]} remarks */
const remarks = (remarks) =>
  remarks.length > 0 && h('section', {}, h('h3', {}, 'Findings'), h('ul', { class: 'findings' }, remarks.map(remark)))

/** @param {import('../lib/types.js').Remark} remark */
const remark = ({ of, kind, in: place, name, pointer, contract, message }) =>
  h(
    'li',
    { class: `card ${of === 'reply' ? 'bad' : 'warn'}` },
    h(
      'p',
      {},
      h('strong', {}, [of, place, name].filter(Boolean).join(' ')),
      ' ',
      message,
      kind === 'undocumented' && ' (undocumented)',
    ),
    h('p', { class: 'pointers' }, pointer && h('code', {}, pointer), contract && h('code', {}, `contract ${contract}`)),
  )

/** @param {string} title @param {import('../lib/types.js').Message} message */
const message = (title, { headers, body, size, kept }) =>
  h(
    'section',
    { class: 'message' },
    h('h3', {}, title, h('span', { class: 'quiet' }, ` ${size.toLocaleString('en')} bytes`)),
    h(
      'details',
      {},
      h('summary', {}, `Headers (${Object.keys(headers).length})`),
      h(
        'dl',
        { class: 'headers' },
        Object.entries(headers).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
      ),
    ),
    body ? copyable(`${title} body`, readable(body)) : h('p', { class: 'quiet' }, 'No body.'),
    kept !== undefined && h('p', { class: 'quiet' }, `Only the first ${kept.toLocaleString('en')} bytes were kept.`),
  )
