// @ts-check
import { h } from '../lib/dom.js'
import { counted } from '../lib/format.js'

/** @typedef {import('../lib/types.js').OperationCoverage} Operation */

/** One operation: its statuses at a glance, everything else unfolded. @param {string} api @param {Operation} operation @param {Set<string>} open */
export const coverageOfOperation = (api, operation, open) => {
  const key = `${api} ${operation.operation}`
  const details = h(
    'details',
    { open: open.has(key), on: { toggle: () => (details.open ? open.add(key) : open.delete(key)) } },
    h(
      'summary',
      { 'data-key': key },
      h('span', { class: operation.calls > 0 ? '' : 'quiet' }, operation.operation, ' '),
      h('span', { class: 'quiet' }, `${counted(operation.calls, 'call')} `),
      operation.statuses.map(({ status, count }) => chip(status, count)),
      operation.unread.length > 0 && h('span', { class: 'badge warn' }, `${operation.unread.length} unread`),
    ),
    parts(operation),
  )
  return details
}

/** @param {Operation} operation */
const parts = ({ parameters, requestFields, responseFields, unread, undocumented }) =>
  h(
    'dl',
    { class: 'facts' },
    part(
      'Parameters',
      parameters.map(({ in: place, name, count }) => chip(`${place} ${name}`, count)),
    ),
    part(
      'Request fields',
      requestFields.map(({ field, count }) => chip(field, count)),
    ),
    [...new Set(responseFields.map(({ status }) => status))].map((status) =>
      part(
        `Fields of ${status}`,
        responseFields.filter((one) => one.status === status).map(({ field, count }) => chip(field, count)),
      ),
    ),
    part(
      'Sent, never read',
      unread.map((name) => h('span', { class: 'badge warn' }, name)),
    ),
    part(
      'Undocumented',
      undocumented.map(({ name, count }) => h('span', { class: 'badge warn' }, `${name} · ${count}`)),
    ),
  )

/** @param {string} title @param {HTMLElement[]} chips */
const part = (title, chips) =>
  chips.length > 0 ? h('div', {}, h('dt', {}, title), h('dd', { class: 'chips' }, chips)) : null

/** Something documented; how often it was there stands behind it. @param {string} name @param {number} count */
const chip = (name, count) =>
  h(
    'span',
    { class: count > 0 ? 'badge good' : 'badge unseen' },
    name,
    count > 0 ? ` · ${count}` : h('span', { class: 'hidden-text' }, ' (never)'),
  )
