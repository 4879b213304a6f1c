import type { Dialect } from '../engine/provider.js'
import { refuse } from './refuse.js'

/** How the surfaces of our own read bodies: what curl and fetch send where nobody names a media type is JSON here. */
export const OWN_BODIES = {
  assume: 'application/json',
  aliases: { 'text/plain': 'application/json', 'application/x-www-form-urlencoded': 'application/json' },
} as const

/** A parameter that is there twice is refused: nobody can know which one was meant. */
export const OWN_DECODING = { repeated: 'refuse' } as const

/** What they say where a request cannot be read at all. */
export const OWN_DIALECT: Pick<
  Dialect<unknown>,
  'bad-encoding' | 'too-large' | 'unsupported-media-type' | 'malformed-body' | 'wrong-method'
> = {
  'wrong-method': ({ method, allowed }) => refuse(405, `${method} is not possible here; use ${allowed.join(' or ')}`),
  'bad-encoding': ({ text }) => refuse(400, `"${text}" is not percent-encoded as it should be`),
  'too-large': () => refuse(413, 'The body is too large'),
  'unsupported-media-type': ({ received }) => refuse(415, `Send application/json instead of "${received}"`),
  'malformed-body': ({ reason }) => refuse(400, `The body is not JSON: ${reason}`),
}
