// @ts-check
import { h } from '../lib/dom.js'
import { check, field, input, select } from '../lib/fields.js'
import { get } from '../lib/control.js'
import { describeMock } from '../lib/mock.js'
import { hashOf } from '../lib/route.js'

/**
 * What of the traffic is shown; it stands in the address, so that a filtered list can be kept as a bookmark.
 * @typedef {{ text: string, api: string, operation: string, status: string, findings: boolean }} Filter
 */

/** @param {URLSearchParams} query @returns {Filter} */
export const readFilter = (query) => ({
  text: query.get('text') ?? '',
  api: query.get('api') ?? '',
  operation: query.get('operation') ?? '',
  status: query.get('status') ?? '',
  findings: query.get('findings') === 'true',
})

/** @param {Filter} filter @param {string[]} [rest] */
export const trafficHash = ({ findings, ...texts }, rest = []) =>
  hashOf(['traffic', ...rest], { ...texts, findings: findings ? 'true' : undefined })

/** What the journal itself can sift. @param {Filter} filter @param {number} limit */
export const journalQuery = ({ api, operation, status, findings, text }, limit) => {
  // the journal knows no text, so more of it is asked for and sifted here
  const query = new URLSearchParams({ limit: String(text ? 1000 : limit) })
  for (const [name, value] of Object.entries({ api, operation, status })) if (value) query.set(name, value)
  if (findings) query.set('findings', 'true')
  return query.toString()
}

/** @param {import('../lib/types.js').Exchange} exchange */
export const findingCount = ({ findings }) => findings.request + findings.undocumented + findings.reply

/** @param {Filter} filter @param {import('../lib/types.js').Exchange} exchange */
export const passes = ({ text, api, operation, status, findings }, exchange) =>
  (!api || exchange.api === api) &&
  (!operation || exchange.operation === operation) &&
  (!status || String(exchange.status)[0] === status[0]) &&
  (!findings || findingCount(exchange) > 0) &&
  (!text ||
    `${exchange.method} ${exchange.target} ${exchange.operation ?? ''}`.toLowerCase().includes(text.toLowerCase()))

const STATUSES = /** @type {[string, string][]} */ ([
  ['', 'Any status'],
  ...['2xx', '3xx', '4xx', '5xx'].map((status) => [status, status]),
])

/** @param {Filter} filter @param {(filter: Filter) => void} changed */
export const filterForm = (filter, changed) => {
  const text = input({ type: 'search', value: filter.text, placeholder: 'path or operation' })
  const api = select([['', 'Any API'], ...(filter.api ? [filter.api] : [])], { value: filter.api })
  const operation = select([['', 'Any operation'], ...(filter.operation ? [filter.operation] : [])], {
    value: filter.operation,
  })
  const status = select(STATUSES, { value: filter.status })
  const findings = check('With findings', { checked: filter.findings })
  const tell = () =>
    changed({
      text: text.value.trim(),
      api: api.value,
      operation: operation.value,
      status: status.value,
      findings: findings.box.checked,
    })
  text.addEventListener('input', tell)
  for (const control of [operation, status, findings.box]) control.addEventListener('change', tell)
  api.addEventListener('change', () => {
    operation.value = ''
    tell()
    void offerOperations(operation, api.value)
  })
  void offerApis(api, filter.api)
  void offerOperations(operation, filter.api, filter.operation)
  return h(
    'div',
    { class: 'filters', role: 'search', 'aria-label': 'Traffic' },
    field('Filter', text),
    field('API', api),
    field('Operation', operation),
    field('Status', status),
    findings.label,
  )
}

/** @param {HTMLSelectElement} select @param {string} chosen */
const offerApis = async (select, chosen) => {
  const { apis } = await describeMock().catch(() => ({ apis: [] }))
  const names = apis.map(({ api }) => api)
  offer(select, 'Any API', names, chosen)
}

/** @param {HTMLSelectElement} select @param {string} api @param {string} [chosen] */
const offerOperations = async (select, api, chosen = '') => {
  const contract = api ? await get(`/contracts/${api}.json`).catch(() => ({})) : {}
  const items = /** @type {Record<string, { operationId?: string }>[]} */ (Object.values(contract.paths ?? {}))
  const names = items.flatMap((item) => Object.values(item).flatMap(({ operationId }) => operationId ?? []))
  offer(select, 'Any operation', names, chosen)
}

/** @param {HTMLSelectElement} select @param {string} any @param {string[]} names @param {string} chosen */
const offer = (select, any, names, chosen) => {
  select.replaceChildren(
    h('option', { value: '' }, any),
    ...names.map((name) => h('option', { value: name, selected: name === chosen }, name)),
  )
}
