import { mediaType, responseFor, type Responses } from '../contract/contract.js'
import type { Finding, Validators } from '../contract/validators.js'
import { DEFAULT_COERCIONS, typesOf } from './coercion.js'
import type { Reply } from './http.js'

/** Headers of the transport, which no contract lists. */
const TRANSPORT = /^(date|content-type|content-length|connection|keep-alive|transfer-encoding|vary|access-control-.*)$/

/** Holds a reply against the contract, closed: status, media type, body without unnamed fields, headers. */
export const checkReply = (
  validators: Validators,
  responses: Responses | undefined,
  reply: Reply,
  headers: Readonly<Record<string, string>>,
): Finding[] => {
  const response = responses && responseFor(responses, reply.status)
  if (!response) return [finding('status', `status ${reply.status} is not documented here`)]
  const findings: Finding[] = []
  if (response.content.size === 0) {
    if (reply.body !== undefined) findings.push(finding('body', `status ${reply.status} is documented without a body`))
  } else if (reply.body === undefined) {
    if (!response.bodyOptional) findings.push(finding('body', `status ${reply.status} is documented with a body`))
  } else {
    const type = mediaType(headers['content-type'] ?? '')
    const schema = response.content.get(type)
    if (!response.content.has(type))
      findings.push(finding('media type', `"${type}" is not documented for status ${reply.status}`))
    else if (schema) findings.push(...validators.closed(schema)(reply.body))
  }
  for (const [name, { required, schema }] of response.headers) {
    const value = headers[name]
    if (value === undefined && required) findings.push(finding('header', `header "${name}" is missing`))
    if (value === undefined || !schema) continue
    for (const broken of validators.open(schema)(readHeader(value, schema.schema))) {
      findings.push({ ...broken, message: `header "${name}" ${broken.message}` })
    }
  }
  for (const name of Object.keys(headers)) {
    if (!TRANSPORT.test(name) && !response.headers.has(name)) {
      findings.push(finding('header', `header "${name}" is not documented for status ${reply.status}`))
    }
  }
  return findings
}

const finding = (rule: string, message: string): Finding => ({ pointer: '', contract: '', rule, params: {}, message })

const readHeader = (text: string, schema: Record<string, unknown>): unknown => {
  const types = typesOf(schema)
  if (types.includes('integer') || types.includes('number')) return DEFAULT_COERCIONS.number(text) ?? text
  return types.includes('boolean') ? (DEFAULT_COERCIONS.boolean(text) ?? text) : text
}
