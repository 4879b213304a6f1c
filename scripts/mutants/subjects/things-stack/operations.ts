/* The operations by what they do. */

export const LIST = 'UserSessionRegistry_List'
export const DELETE = 'UserSessionRegistry_Delete'
