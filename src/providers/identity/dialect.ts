import type { components } from '#contract/identity'
import type { Violation } from '../../engine/problem.js'
import type { Dialect } from '../../engine/provider.js'
import type { IdentityContext } from './tables.js'
import { uuidFault } from './uuid.js'

type ValidationError = components['schemas']['ValidationError']

/** One item of a 422, key order as FastAPI sends it. */
const item = ({ in: place, name, rule, value }: Violation): ValidationError => {
  const loc = [place, name]
  if (rule === 'required') return { type: 'missing', loc, msg: 'Field required', input: null }
  if (rule === 'format') {
    const error = uuidFault(String(value))
    return { type: 'uuid_parsing', loc, msg: `Input should be a valid UUID, ${error}`, input: value, ctx: { error } }
  }
  const msg = 'Input should be a valid integer, unable to parse string as an integer'
  return { type: 'int_parsing', loc, msg, input: value }
}

const detail = (status: number, text: string) => ({ status, body: { detail: text } })

/** How a FastAPI service says what went wrong. Bodies are never read here, so nothing can be wrong with one. */
export const dialect: Dialect<IdentityContext> = {
  'unknown-path': () => detail(404, 'Not Found'),
  'wrong-method': ({ allowed }) => ({ ...detail(405, 'Method Not Allowed'), headers: { allow: allowed[0] ?? '' } }),
  'trailing-slash': ({ location }, { request }) => {
    const query = request.target.includes('?') ? request.target.slice(request.target.indexOf('?')) : ''
    const host = request.headers['host'] ?? 'localhost'
    return { status: 307, headers: { location: `http://${host}${request.mount}${location}${query}` } }
  },
  'bad-encoding': () => detail(404, 'Not Found'),
  'too-large': () => detail(413, 'Request Entity Too Large'),
  'unsupported-media-type': () => detail(415, 'Unsupported Media Type'),
  'malformed-body': () => detail(400, 'There was an error parsing the body'),
  invalid: ({ violations }) => ({ status: 422, body: { detail: violations.map(item) } }),
  internal: () => ({
    status: 500,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: 'Internal Server Error',
  }),
}
