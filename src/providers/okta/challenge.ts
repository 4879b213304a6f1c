import type { OktaCall } from './tables.js'

/** What an OAuth access token must carry for this operation. */
export const REQUIRED_SCOPE = 'okta.users.manage'

const DESCRIPTIONS = {
  insufficient_scope: 'The access token provided does not contain the required scopes.',
  invalid_token: 'The access token is invalid.',
} as const

/** RFC 9110 section 5.6.4; what no header may hold is replaced. */
const quoted = (text: string): string => `"${text.replace(/[^\x20-\x7e]/g, '?').replace(/["\\]/g, '\\$&')}"`

/** The `WWW-Authenticate` with which Okta refuses an OAuth access token: RFC 6750, or RFC 9449 for the scheme `DPoP`. */
export const challenge = (
  { request, path }: OktaCall,
  scheme: 'Bearer' | 'DPoP',
  error: keyof typeof DESCRIPTIONS,
): Record<string, string> => {
  const organization = `http://${request.headers['host'] ?? 'localhost'}${request.mount}`
  const parameters = {
    ...(scheme === 'DPoP' ? { algs: 'RS256 RS384 RS512 ES256 ES384 ES512' } : {}),
    authorization_uri: `${organization}/oauth2/v1/authorize`,
    realm: organization,
    scope: REQUIRED_SCOPE,
    error,
    error_description: DESCRIPTIONS[error],
    resource: path,
  }
  const written = Object.entries(parameters).map(([name, value]) => `${name}=${quoted(value)}`)
  return { 'www-authenticate': `${scheme} ${written.join(', ')}` }
}
