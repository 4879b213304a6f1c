import type { Kind } from '../api.js'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Tokens of users begin with `xoxp-`. One that nobody holds needs nobody's help. */
export const credentialKind: Kind = {
  forge({ state, ...rest }, random) {
    if (state !== 'unknown' || Object.keys(rest).length > 0) return undefined
    const numbers = [12, 12, 13].map((length) => random.text('123456789', length)).join('-')
    return { headers: { authorization: `Bearer xoxp-${numbers}-${random.text(LETTERS, 32)}` } }
  },
}
