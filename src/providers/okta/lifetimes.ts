const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/** A session with the identity provider, in milliseconds: two hours, as recorded on a real organization. */
export const SESSION_LIFETIME = 2 * HOUR

/**
 * OAuth tokens of an organization's own authorization server, in milliseconds; both are fixed there.
 * @see https://support.okta.com/help/s/article/What-is-the-lifetime-of-the-JWT-tokens
 */
export const TOKEN_LIFETIMES = { access: HOUR, refresh: 90 * DAY }

/**
 * What a credential is good for, in milliseconds; an API token counts from its last use.
 * @see https://developer.okta.com/docs/guides/create-an-api-token/main/#token-expiration
 */
export const CREDENTIAL_LIFETIMES = { ssws: 30 * DAY, bearer: TOKEN_LIFETIMES.access }
