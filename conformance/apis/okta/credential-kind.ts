import type { Kind } from '../api.js'

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** API tokens are 42 characters behind the word `SSWS`; OAuth access tokens are JSON Web Tokens behind `Bearer`. */
export const credentialKind: Kind = {
  forge(attributes, random) {
    const { state, scheme = 'ssws', ...rest } = attributes
    // only a credential that nobody holds can be made without anybody
    if (state !== 'unknown' || Object.keys(rest).length > 0) return undefined
    if (scheme === 'ssws') return { headers: { authorization: `SSWS 00${random.text(LETTERS, 40)}` } }
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const claims = { sub: random.uuid(), scp: ['okta.users.manage'], exp: 4102444800 }
    return {
      headers: {
        authorization: `Bearer ${part({ alg: 'RS256', kid: random.text(LETTERS, 12) })}.${part(claims)}.${random.text(LETTERS, 86)}`,
      },
    }
  },
}
