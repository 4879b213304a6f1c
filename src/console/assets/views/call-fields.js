// @ts-check
import { h } from '../lib/dom.js'
import { field, input, select } from '../lib/fields.js'
import { bodyText, keyOf, readHeaders } from '../lib/request.js'
import { idsFor } from './real-ids.js'

/**
 * The fields of a call: parameters, body, credential, further headers.
 * @param {import('../lib/types.js').MockedApi} mocked
 * @param {import('../lib/contract.js').Operation} operation
 * @param {import('./real-ids.js').RealIds} ids
 */
export const callFields = ({ baseUrl, credentials }, operation, ids) => {
  const parameters = operation.parameters.map((parameter) => ({ parameter, ...parameterField(parameter, ids) }))
  const credential = select(
    [...credentials.map(({ name }, i) => /** @type {[string, string]} */ ([String(i), name])), ['', 'none']],
    { value: credentials.length > 0 ? '0' : '' },
  )
  const more = h('textarea', { rows: 2, spellcheck: 'false', placeholder: 'prefer: code=404' })
  const body = bodyFields(operation)

  return {
    elements: [
      ...parameters.map(({ element }) => element),
      ...body.elements,
      field('Credential', credential, credentials.length > 0 ? undefined : 'This API asks for none.'),
      field('Further headers', more, 'One per line. “prefer: code=404” asks for a documented answer.'),
    ],
    /**
     * The call as it is filled in; undefined where a header cannot be read, which is thrown where it is about to be sent.
     * @param {boolean} [strict]
     * @returns {import('../lib/request.js').Call | undefined}
     */
    read(strict = false) {
      try {
        return {
          base: baseUrl,
          operation,
          values: Object.fromEntries(parameters.map(({ parameter, control }) => [keyOf(parameter), control.value])),
          ...body.read(),
          headers: { ...credentials[Number(credential.value || NaN)]?.headers, ...readHeaders(more.value) },
        }
      } catch (error) {
        if (strict) throw error
        return undefined
      }
    },
  }
}

/** @param {import('../lib/contract.js').Parameter} parameter @param {import('./real-ids.js').RealIds} ids */
const parameterField = (parameter, ids) => {
  const { name, in: place, required, description, schema, example } = parameter
  const known = place === 'path' ? idsFor(name, ids) : []
  const proposed = required ? (known[0]?.[0] ?? String(example ?? '')) : ''
  const choices = schema['enum'] ?? (schema['type'] === 'boolean' ? ['true', 'false'] : undefined)
  const control = choices
    ? select(
        [
          ...(required ? [] : [/** @type {[string, string]} */ (['', 'left out'])]),
          ...choices.filter(Boolean).map(String),
        ],
        { value: proposed },
      )
    : input({
        value: proposed,
        required,
        placeholder: required ? '' : String(example ?? ''),
        list: known.length > 0 ? `ids-${name}` : undefined,
      })
  const label = `${name} (${place}${required ? '' : ', optional'})`
  return {
    control,
    element: h(
      'div',
      {},
      field(label, control, description.split('\n', 1)[0] || undefined),
      known.length > 0 &&
        h(
          'datalist',
          { id: `ids-${name}` },
          known.map(([value, text]) => h('option', { value }, text)),
        ),
    ),
  }
}

/** @param {import('../lib/contract.js').Operation} operation */
const bodyFields = ({ bodies, bodyRequired }) => {
  const [first] = bodies
  if (!first) return { elements: [], read: () => ({}) }
  const text = h('textarea', { rows: 8, spellcheck: 'false', class: 'mono' })
  const type = select(
    bodies.map((body) => body.type),
    { on: { change: () => offer() } },
  )
  const example = select([], { on: { change: () => put() } })
  const chosen = () => bodies.find((body) => body.type === type.value) ?? first
  const put = () => {
    const found = chosen().examples.find(({ name }) => name === example.value)
    text.value = found ? bodyText(type.value, found.value) : ''
    text.rows = Math.min(14, Math.max(3, text.value.split('\n').length))
  }
  const offer = () => {
    example.replaceChildren(...chosen().examples.map(({ name, summary }) => h('option', { value: name }, summary)))
    put()
  }
  offer()
  return {
    elements: [
      bodies.length > 1 ? field('Media type', type) : null,
      chosen().examples.length > 0 ? field('Example', example) : null,
      field(bodyRequired ? 'Body' : 'Body (optional)', text),
    ],
    read: () => ({ type: type.value, body: text.value }),
  }
}
