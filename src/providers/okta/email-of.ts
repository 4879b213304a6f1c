/** The e-mail address that a login is, as it is in most organizations; null where it is something else. */
export const emailOf = (login: string): string | null => (/^[^@\s]+@[^@\s]+$/.test(login) ? login : null)
