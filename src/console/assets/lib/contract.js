// @ts-check
/**
 * A contract as the forms need it. Profiles are put in force here as the mock does it: `x-profiles` replaces fields of an
 * operation, `x-profile` names the only profile in which something exists.
 * @typedef {Record<string, any>} Json
 * @typedef {{ name: string, in: string, required: boolean, description: string, schema: Json, example: unknown }} Parameter
 * @typedef {{ name: string, summary: string, value: unknown }} Example
 * @typedef {{ type: string, examples: Example[] }} Body
 * @typedef {{ status: string, description: string, types: string[], examples: string[] }} Answer
 * `faults` are the answers that may also come without a cause in the request (`x-faults` of the document).
 * @typedef {{ id: string, method: string, path: string, summary: string, description: string, parameters: Parameter[],
 *   bodies: Body[], bodyRequired: boolean, statuses: Answer[], faults: Answer[] }} Operation
 */

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** @param {Json} document @param {Json} value @returns {Json} */
const follow = (document, value) => {
  let found = value
  for (let hops = 0; typeof found?.['$ref'] === 'string' && hops < 20; hops += 1) {
    found = found['$ref']
      .replace(/^#\//, '')
      .split('/')
      .reduce((/** @type {Json} */ at, /** @type {string} */ key) => at?.[unescaped(key)], document)
  }
  return found ?? {}
}

/** @param {string} key */
const unescaped = (key) => decodeURIComponent(key).replaceAll('~1', '/').replaceAll('~0', '~')

/** @param {Json} document @param {string} profile @returns {Operation[]} */
export const operationsOf = (document, profile) =>
  Object.entries(/** @type {Json} */ (document['paths'] ?? {})).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => readOperation(document, profile, path, method, item)),
  )

/** @param {Json} document @param {string} profile @param {string} path @param {string} method @param {Json} item @returns {Operation} */
const readOperation = (document, profile, path, method, item) => {
  const object = { ...item[method], ...item[method]['x-profiles']?.[profile] }
  const inForce = (/** @type {Json} */ value) => (value['x-profile'] ?? profile) === profile
  const body = follow(document, object.requestBody ?? {})
  return {
    id: object.operationId,
    method: method.toUpperCase(),
    path,
    summary: object.summary ?? object.description?.split('\n', 1)[0] ?? '',
    description: object.summary ? (object.description ?? '') : '',
    parameters: [...(item['parameters'] ?? []), ...(object.parameters ?? [])]
      .map((raw) => follow(document, raw))
      .filter(inForce)
      .map((parameter) => readParameter(document, parameter)),
    bodies: Object.entries(/** @type {Json} */ (body['content'] ?? {})).map(([type, media]) => ({
      type,
      examples: Object.entries(/** @type {Json} */ (media.examples ?? {}))
        .map(([name, raw]) => /** @type {Json & { name: string }} */ ({ ...follow(document, raw), name }))
        .filter(inForce)
        .map((example) => ({
          name: example.name,
          summary: String(example['summary'] ?? example.name),
          value: example['value'],
        })),
    })),
    bodyRequired: body['required'] === true,
    statuses: readResponses(document, profile, object.responses ?? {}),
    faults: readResponses(document, profile, { ...document['x-faults'], ...object.responses }),
  }
}

/** @param {Json} document @param {string} profile @param {Json} responses @returns {Answer[]} */
const readResponses = (document, profile, responses) =>
  Object.entries(responses)
    .map(([status, raw]) => ({ status, response: follow(document, raw) }))
    .filter(({ status, response }) => !status.startsWith('x-') && (response['x-profile'] ?? profile) === profile)
    .map(({ status, response }) => ({
      status,
      description: response['description'] ?? '',
      types: Object.keys(response['content'] ?? {}),
      // the mock takes its answers from the first type
      examples: Object.keys(/** @type {Json[]} */ (Object.values(response['content'] ?? {}))[0]?.['examples'] ?? {}),
    }))

/** @param {Json} document @param {Json} parameter @returns {Parameter} */
const readParameter = (document, parameter) => {
  const schema = follow(document, parameter['schema'] ?? {})
  const [first] = Object.values(/** @type {Json} */ (parameter['examples'] ?? {}))
  return {
    name: parameter['name'],
    in: parameter['in'],
    required: parameter['required'] === true || parameter['in'] === 'path',
    description: parameter['description'] ?? schema['description'] ?? '',
    schema,
    example: parameter['example'] ?? (first && follow(document, first)['value']) ?? schema['examples']?.[0],
  }
}
