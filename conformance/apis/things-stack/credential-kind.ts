import type { Random } from '../../run/random.js'
import type { Kind } from '../api.js'

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Three parts: what it is, whose it is, and the secret. */
const TOKENS = {
  api_key: (random: Random) => `NNSXS.${random.text(BASE32, 39)}.${random.text(BASE32, 52)}`,
  access_token: (random: Random) => `MFRWG.${random.text(BASE32, 39)}.${random.text(BASE32, 52)}`,
  session: (random: Random) => `ONZW4.${random.uuid()}.${random.text(BASE32, 52)}`,
}

/** Bearer tokens in the three forms that are accepted. */
export const credentialKind: Kind = {
  forge({ state, form = 'api_key', ...rest }, random) {
    // only a credential that nobody holds can be made without anybody
    if (state !== 'unknown' || Object.keys(rest).length > 0) return undefined
    const make = Object.hasOwn(TOKENS, String(form)) ? TOKENS[form as keyof typeof TOKENS] : undefined
    return make && { headers: { authorization: `Bearer ${make(random)}` } }
  },
}
