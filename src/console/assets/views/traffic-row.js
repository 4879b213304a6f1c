// @ts-check
import { h } from '../lib/dom.js'
import { clockTime, counted, duration, statusClass } from '../lib/format.js'
import { number, row } from '../lib/table.js'
import { findingCount } from './traffic-filters.js'

/** A status as people see it; a dropped connection has none. @param {number} status */
export const statusBadge = (status) =>
  h('span', { class: status === 0 ? 'status s5' : statusClass(status) }, status === 0 ? 'dropped' : status)

/** One line of the list. @param {import('../lib/types.js').Exchange} exchange @param {string} href @param {boolean} open */
export const trafficRow = (exchange, href, open) => {
  const { id, time, method, target, api, operation, status, milliseconds, fault } = exchange
  const findings = findingCount(exchange)
  return row(
    [
      h('td', { class: 'mono quiet' }, clockTime(time)),
      h('td', { class: 'mono' }, method),
      h(
        'td',
        { class: 'path' },
        h('a', { href, title: target, 'data-key': id, ...(open ? { 'aria-current': 'true' } : {}) }, target),
      ),
      h('td', { class: 'quiet' }, operation ?? api ?? 'no API'),
      h('td', {}, statusBadge(status)),
      number(duration(milliseconds)),
      h(
        'td',
        {},
        findings > 0 &&
          h(
            'span',
            { class: 'badge warn', title: counted(findings, 'finding') },
            findings,
            h('span', { class: 'unit' }, findings === 1 ? ' finding' : ' findings'),
          ),
        fault && h('span', { class: 'badge note' }, 'fault'),
      ),
    ],
    { 'data-id': id, ...(open ? { class: 'chosen' } : {}) },
  )
}
