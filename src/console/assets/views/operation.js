// @ts-check
import { act } from '../lib/act.js'
import { fetchCode, openapiFetchCode } from '../lib/client-code.js'
import { copyable } from '../lib/copy.js'
import { curlOf } from '../lib/curl.js'
import { fill, h } from '../lib/dom.js'
import { form } from '../lib/fields.js'
import { wireOf } from '../lib/request.js'
import { callFields } from './call-fields.js'
import { realIds } from './real-ids.js'
import { sendCall } from './send-call.js'

/**
 * One operation: what it is, a form to fill in, the real answer, and the code for exactly this call.
 * @param {HTMLElement} root
 * @param {import('../lib/types.js').MockedApi} mocked
 * @param {import('../lib/contract.js').Operation} operation
 * @param {AbortSignal} signal
 */
export const showOperation = async (root, mocked, operation, signal) => {
  const ids = await realIds(mocked.api, signal)
  if (signal.aborted) return
  const answer = h('div', { class: 'answer' })
  const code = h('div', { class: 'code' })
  const fields = callFields(mocked, operation, ids)

  const drawCode = () => {
    const call = fields.read()
    if (!call) return
    fill(
      code,
      copyable('curl', curlOf(wireOf(call))),
      copyable('TypeScript, fetch', fetchCode(mocked.api, call)),
      copyable('TypeScript, openapi-fetch', openapiFetchCode(mocked.api, call)),
    )
  }

  const send = form(
    `Try ${operation.id}`,
    (element) =>
      void act(element, async () => {
        const { shown, said } = await sendCall(fields.read(true))
        fill(answer, shown)
        return said
      }),
    fields.elements,
    h('div', { class: 'actions' }, h('button', { class: 'main' }, 'Try it')),
  )
  for (const type of ['input', 'change']) send.addEventListener(type, drawCode)

  fill(
    root,
    h('h2', {}, operation.id),
    h('p', { class: 'mono request-line' }, h('span', {}, operation.method), ` ${operation.path}`),
    h('p', {}, operation.summary),
    copyable('Base URL', mocked.baseUrl),
    operation.description &&
      h('details', {}, h('summary', {}, 'More about it'), h('p', { class: 'prose' }, operation.description)),
    send,
    answer,
    h('details', {}, h('summary', {}, `Documented answers (${operation.statuses.length})`), statuses(operation)),
    h('h3', {}, 'The same call elsewhere'),
    code,
  )
  drawCode()
}

/** @param {import('../lib/contract.js').Operation} operation */
const statuses = ({ statuses }) =>
  h(
    'dl',
    { class: 'facts' },
    statuses.map(({ status, description }) => h('div', {}, h('dt', {}, status), h('dd', {}, description))),
  )
