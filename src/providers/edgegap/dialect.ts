import type { Dialect } from '../../engine/provider.js'
import { refusal } from './refusal.js'
import type { EdgegapContext } from './tables.js'
import { violationMessage } from './violation-message.js'

const nothingHere = () => refusal(404, 'There is nothing at this path.')

/** One error body for everything: an object with a `message`. */
export const dialect: Dialect<EdgegapContext> = {
  'unknown-path': nothingHere,
  'trailing-slash': nothingHere,
  'bad-encoding': nothingHere,
  'wrong-method': ({ method, allowed }) => ({
    ...refusal(405, `This path does not know the method ${method}.`),
    headers: { allow: [...allowed].sort().join(', ') },
  }),
  'too-large': () => refusal(413, 'The body is too large.'),
  'unsupported-media-type': () => refusal(415, 'Send the body as application/json.'),
  'malformed-body': () => refusal(400, 'The body is not valid JSON.'),
  invalid: ({ violations }) => refusal(400, violationMessage(violations[0]!)),
  internal: () => refusal(500, 'The request could not be handled.'),
}
