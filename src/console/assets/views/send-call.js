// @ts-check
import { h } from '../lib/dom.js'
import { duration, readable } from '../lib/format.js'
import { wireOf } from '../lib/request.js'
import { statusBadge } from './traffic-row.js'

/** What no page may set; curl may. https://fetch.spec.whatwg.org/#forbidden-request-header */
const FORBIDDEN = ['cookie', 'host', 'origin', 'referer', 'connection', 'content-length', 'date']

/** Sends a call for real. @param {import('../lib/request.js').Call | undefined} call @returns {Promise<{ shown: HTMLElement, said: string }>} the answer as it came, and a few words on it */
export const sendCall = async (call) => {
  if (!call) throw new Error('Fill in the form first.')
  const { method, url, headers, body } = wireOf(call)
  const withheld = Object.keys(headers).filter((name) => FORBIDDEN.includes(name))
  if (withheld.length > 0)
    throw new Error(`Browsers let no page send ${withheld.join(', ')}; use the curl command below.`)
  if (body !== undefined && method === 'GET')
    throw new Error('Browsers send no body with GET; use the curl command below.')
  const begin = performance.now()
  // the page's own address, whatever name the mock goes by elsewhere
  const { pathname, search } = new URL(url)
  const response = await fetch(pathname + search, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
    credentials: 'omit',
    redirect: 'manual',
  }).catch(() => undefined)
  if (!response) return { shown: dropped(performance.now() - begin), said: 'No answer' }
  const text = await response.text().catch(() => undefined)
  const took = performance.now() - begin
  return { shown: shown(response, text, took), said: `Answered ${response.status} in ${duration(took)}` }
}

/** @param {number} took */
const dropped = (took) =>
  h(
    'section',
    { class: 'card bad' },
    h('h3', {}, 'No answer'),
    h('p', {}, `The connection ended after ${duration(took)}. A fault may have dropped it: see Faults and Traffic.`),
  )

/** @param {Response} response @param {string | undefined} text @param {number} took */
const shown = (response, text, took) => {
  const headers = [...response.headers]
  return h(
    'section',
    { class: 'card', 'aria-label': 'Answer' },
    h(
      'h3',
      {},
      statusBadge(response.status),
      ` ${response.statusText} `,
      h('span', { class: 'quiet' }, `in ${duration(took)}`),
    ),
    h(
      'details',
      {},
      h('summary', {}, `Headers (${headers.length})`),
      h(
        'dl',
        { class: 'headers' },
        headers.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
      ),
    ),
    text === undefined
      ? h('p', {}, 'The body ended before its time: a fault may have cut it.')
      : text === ''
        ? h('p', { class: 'quiet' }, 'Empty body.')
        : h('pre', { tabindex: 0, 'aria-label': 'Answer body' }, h('code', {}, readable(text))),
  )
}
