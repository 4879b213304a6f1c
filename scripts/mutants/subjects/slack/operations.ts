/* The operations by what they do, and where they are. */

export const INVALIDATE = 'admin_users_session_invalidate'
export const RESET = 'admin_users_session_reset'
export const PATHS = { [INVALIDATE]: '/admin.users.session.invalidate', [RESET]: '/admin.users.session.reset' } as const
