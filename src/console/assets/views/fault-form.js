// @ts-check
import { act } from '../lib/act.js'
import { operationsOf } from '../lib/contract.js'
import { control, controlPath, get, TOKEN } from '../lib/control.js'
import { copyable } from '../lib/copy.js'
import { curlOf } from '../lib/curl.js'
import { fill, h } from '../lib/dom.js'
import { field, form, input, select } from '../lib/fields.js'
import { describeMock } from '../lib/mock.js'
import { absolute } from '../lib/place.js'
import { effectFields } from './fault-effects.js'
import { whenFields } from './fault-when.js'

/**
 * A form for a rule, made from the contracts: only what is documented can be chosen.
 * @param {() => Promise<void>} reload
 * @param {AbortSignal} signal
 */
export const faultForm = async (reload, signal) => {
  const { apis, tokenRequired } = await describeMock(signal)
  const contracts = new Map(
    await Promise.all(
      apis.map(async ({ api, profile }) => {
        const document = await get(`/contracts/${api}.json`, signal)
        return /** @type {const} */ ([api, operationsOf(document, profile)])
      }),
    ),
  )
  const api = select([...contracts.keys()], { on: { change: () => offer() } })
  const operation = select([], { on: { change: () => effects.offer(chosen()) } })
  const user = input({ placeholder: 'any' })
  const effects = effectFields()
  const when = whenFields()
  const preview = h('div')

  const chosen = () => {
    const operations = contracts.get(api.value) ?? []
    return operations.filter(({ id }) => !operation.value || id === operation.value)
  }
  const offer = () => {
    const operations = contracts.get(api.value) ?? []
    operation.replaceChildren(
      h('option', { value: '' }, 'any operation'),
      ...operations.map(({ id }) => h('option', { value: id }, id)),
    )
    effects.offer(chosen())
  }
  const rule = () => ({
    api: api.value,
    ...(operation.value ? { operation: operation.value } : {}),
    ...(user.value.trim() ? { user: user.value.trim() } : {}),
    ...when.read(),
    ...effects.read(),
  })
  const draw = () =>
    fill(
      preview,
      copyable(
        'curl',
        curlOf({
          method: 'POST',
          url: absolute(controlPath('/faults')),
          headers: { 'content-type': 'application/json', ...(tokenRequired ? TOKEN : {}) },
          body: JSON.stringify(rule()),
        }),
      ),
      tokenRequired && h('p', { class: 'quiet' }, 'Put the token that the mock printed at its start where *** stands.'),
    )

  const element = form(
    'Add a fault',
    (sent) =>
      void act(sent, async () => {
        const { id } = await control('POST', '/faults', rule())
        await reload()
        return `The rule ${id} is in force`
      }),
    h('h2', {}, 'Add a fault'),
    h(
      'div',
      { class: 'field-row' },
      field('API', api),
      field('Operation', operation),
      field('User', user, 'An e-mail address or user id: calls by or about them alone.'),
    ),
    when.element,
    effects.element,
    h('div', { class: 'actions' }, h('button', { class: 'main' }, 'Add the fault')),
    preview,
  )
  offer()
  draw()
  for (const type of ['input', 'change']) element.addEventListener(type, draw)
  return element
}
