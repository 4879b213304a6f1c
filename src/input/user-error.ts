/** Something the user can mend: the message says what, where and what to do, and is shown without a stack trace. */
export class UserError extends Error {
  override name = 'UserError'
}
