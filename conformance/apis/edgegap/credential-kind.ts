import type { Kind } from '../api.js'

/** Keys stand behind the word `token`. */
export const credentialKind: Kind = {
  forge({ state, ...rest }, random) {
    // only a key that nobody holds can be made without anybody
    if (state !== 'unknown' || Object.keys(rest).length > 0) return undefined
    return { headers: { authorization: `token ${random.uuid()}` } }
  },
}
