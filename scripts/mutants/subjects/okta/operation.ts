/** The one operation of the API. */
export const OPERATION = 'revokeUserSessions'
