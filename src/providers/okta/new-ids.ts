import type { Ids } from '../../engine/ids.js'
import { BASE64URL } from './refusal.js'
import type { CredentialRow, TokenRow } from './tables.js'

/** The prefixes by which Okta's identifiers of 20 characters are told apart. */
const PREFIXES = { user: '00u', device: 'guo', app: '0oa', refreshToken: 'oar', appSession: 'asn' }

/** An identifier in Okta's form: three characters that tell the kind, 17 letters or digits. */
export const newId = (kind: keyof typeof PREFIXES, ids: Ids): string => PREFIXES[kind] + ids.base62(17)

/** Sessions have identifiers of 25 characters, as recorded. */
export const newSessionId = (ids: Ids): string => `102${ids.pick(BASE64URL, 22)}`

/** A refresh token is known by an identifier of Okta's, an access token by its `jti`. */
export const newTokenId = (use: TokenRow['use'], ids: Ids): string =>
  use === 'refresh' ? newId('refreshToken', ids) : `AT.${ids.pick(BASE64URL, 43)}`

/** An API token of 42 characters, or what looks like a JWT; clients are not to read either. */
export const newCredentialToken = (scheme: CredentialRow['scheme'], ids: Ids): string =>
  scheme === 'ssws'
    ? `00${ids.pick(BASE64URL, 40)}`
    : `eyJraWQiOiJleGFtcGxlIn0.eyJ${ids.pick(BASE64URL, 60)}.${ids.pick(BASE64URL, 86)}`
