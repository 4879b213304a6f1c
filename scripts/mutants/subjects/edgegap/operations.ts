/* The operations by method and what they are about. */

export const POST = 'session-post'
export const GET = 'get-session'
export const DELETE = 'session-delete'
export const USERS = 'get-users-session'
export const PUT_USERS = 'put-users-session'
export const DELETE_USERS = 'delete-users-session'
export const LIST = 'list-sessions'
export const BULK = 'sessions-bulk-stop'
