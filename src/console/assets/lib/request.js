// @ts-check
/**
 * A filled-in call of an operation, before it is put on the wire. Parameters that are left empty are not sent.
 * @typedef {{ base: string, operation: import('./contract.js').Operation, values: Record<string, string>, type?: string | undefined,
 *   body?: string | undefined, headers: Record<string, string> }} Call
 */

/** @param {import('./contract.js').Parameter} parameter */
export const keyOf = (parameter) => `${parameter.in} ${parameter.name}`

/** The parameters of one place that were given. @param {Call} call @param {string} place */
export const given = ({ operation, values }, place) =>
  operation.parameters
    .filter((parameter) => parameter.in === place && (values[keyOf(parameter)] ?? '') !== '')
    .map((parameter) => ({ parameter, text: values[keyOf(parameter)] ?? '' }))

/** @param {Call} call */
export const urlOf = (call) => {
  let path = call.operation.path
  for (const { parameter, text } of given(call, 'path'))
    path = path.replaceAll(`{${parameter.name}}`, encodeURIComponent(text))
  const query = new URLSearchParams(
    given(call, 'query').map(({ parameter, text }) => [parameter.name, text]),
  ).toString()
  return `${call.base}${path}${query ? `?${query}` : ''}`
}

/** Parameters, the body's type, and last what the user or the credential says. @param {Call} call @returns {Record<string, string>} */
export const headersOf = (call) => {
  const headers = given(call, 'header').map(({ parameter, text }) => [parameter.name.toLowerCase(), text])
  const type = call.body && call.type ? [['content-type', call.type]] : []
  return Object.fromEntries([...headers, ...type, ...Object.entries(call.headers)])
}

/** The call as it goes on the wire. @param {Call} call */
export const wireOf = (call) => ({
  method: call.operation.method,
  url: urlOf(call),
  headers: headersOf(call),
  ...(call.body ? { body: call.body } : {}),
})

/** An example as the text of a body of that type. @param {string} type @param {unknown} value */
export const bodyText = (type, value) => {
  if (typeof value === 'string') return value
  if (!type.includes('form-urlencoded')) return JSON.stringify(value, undefined, 2)
  const fields = Object.entries(/** @type {Record<string, unknown>} */ (value))
  return new URLSearchParams(fields.map(([name, field]) => [name, String(field)])).toString()
}

/** `name: value` lines as headers. @param {string} text @returns {Record<string, string>} @throws {Error} for a line that is none */
export const readHeaders = (text) =>
  Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => {
        const match = /^\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:\s*(.*?)\s*$/.exec(line)
        if (!match?.[1]) throw new Error(`"${line}" is no header; write one per line as "name: value"`)
        return [match[1].toLowerCase(), match[2] ?? '']
      }),
  )
