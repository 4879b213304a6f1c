// @ts-check
import { literal } from './literal.js'
import { given, headersOf, urlOf } from './request.js'

/** @typedef {import('./request.js').Call} Call */

/** The lowest status of success that has a body in JSON. @param {Call} call */
const success = ({ operation }) =>
  operation.statuses.find(({ status, types }) => /^2\d\d$/.test(status) && types.includes('application/json'))?.status

/** Parameters as the generated types have them: numbers and flags are no text. @param {Call} call @param {string} place */
const typed = (call, place) =>
  Object.fromEntries(
    given(call, place).map(({ parameter, text }) => [parameter.name, readValue(parameter.schema['type'], text)]),
  )

/** @param {unknown} type @param {string} text */
const readValue = (type, text) => {
  const types = [type].flat()
  if (types.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true'
  if ((types.includes('integer') || types.includes('number')) && text.trim() !== '' && !Number.isNaN(Number(text)))
    return Number(text)
  return text
}

/** The body as a value, or undefined where it is none of its type. @param {Call} call @returns {unknown} */
const bodyValue = ({ type = '', body = '', operation }) => {
  if (type.includes('form-urlencoded')) {
    const sent = Object.fromEntries(new URLSearchParams(body))
    const example = operation.bodies.find((known) => known.type === type)?.examples[0]?.value
    return Object.fromEntries(Object.entries(sent).map(([name, text]) => [name, likeExample(example, name, text)]))
  }
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** A form's numbers and flags, told by how the contract's example has them. @param {any} example @param {string} name @param {string} text */
const likeExample = (example, name, text) =>
  readValue(/^(true|false)$/.test(text) ? 'boolean' : typeof example?.[name], text)

const FORM = 'new URLSearchParams(Object.entries(body).map(([name, value]) => [name, String(value)]))'

/** A call by plain `fetch`, with the contract's types. @param {string} api @param {Call} call */
export const fetchCode = (api, call) => {
  const { operation, type } = call
  const value = call.body ? bodyValue(call) : undefined
  const status = success(call)
  const sent =
    value === undefined
      ? call.body
        ? literal(call.body)
        : undefined
      : type?.includes('form')
        ? FORM
        : 'JSON.stringify(body)'
  const uses = value !== undefined || status !== undefined
  return [
    ...(uses
      ? [
          `import type { operations } from 'facsimile/types/${api}'`,
          '',
          `type Call = operations[${literal(operation.id)}]`,
        ]
      : []),
    ...(value === undefined
      ? []
      : ['', `const body: NonNullable<Call['requestBody']>['content'][${literal(type)}] = ${literal(value)}`]),
    ...(uses ? [''] : []),
    `const response = await fetch(${literal(urlOf(call))}, {`,
    `  method: ${literal(operation.method)},`,
    ...(Object.keys(headersOf(call)).length ? [`  headers: ${literal(headersOf(call), '  ')},`] : []),
    ...(sent ? [`  body: ${sent},`] : []),
    '})',
    ...(status
      ? [
          `if (response.status === ${status}) {`,
          `  const answer = (await response.json()) as Call['responses'][${status}]['content']['application/json']`,
          '  console.log(answer)',
          '}',
        ]
      : ['console.log(response.status)']),
  ].join('\n')
}

/** The same by openapi-fetch (https://openapi-ts.dev/openapi-fetch/). @param {string} api @param {Call} call */
export const openapiFetchCode = (api, call) => {
  const { operation, base, type, headers } = call
  const value = call.body ? bodyValue(call) : undefined
  const params = Object.fromEntries(
    ['path', 'query', 'header']
      .map((place) => [place, typed(call, place)])
      .filter(([, values]) => Object.keys(values ?? {}).length > 0),
  )
  const form = type?.includes('form')
  const all = { ...(form ? { 'content-type': type } : {}), ...headers }
  const options = [
    ...(Object.keys(params).length ? [`  params: ${literal(params, '  ')},`] : []),
    ...(Object.keys(all).length ? [`  headers: ${literal(all, '  ')},`] : []),
    ...(value === undefined ? [] : [`  body: ${literal(value, '  ')},`]),
    ...(value !== undefined && form ? [`  bodySerializer: (body) => ${FORM},`] : []),
  ]
  return [
    `import createClient from 'openapi-fetch'`,
    `import type { paths } from 'facsimile/types/${api}'`,
    '',
    `const client = createClient<paths>({ baseUrl: ${literal(base)} })`,
    '',
    options.length
      ? `const { data, error, response } = await client.${operation.method}(${literal(operation.path)}, {`
      : `const { data, error, response } = await client.${operation.method}(${literal(operation.path)})`,
    ...(options.length ? [...options, '})'] : []),
    'console.log(response.status, data ?? error)',
  ].join('\n')
}
