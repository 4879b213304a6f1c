import type { Fields } from '../../../testing/edgegap-server.js'
import type { Answer, Request } from '../../../testing/server.js'

export const isBulk = ({ path }: Request) => path.endsWith('/bulk-stop')
export const isCreation = ({ path, method }: Request) => method === 'POST' && path.endsWith('/v1/session')
export const isList = ({ path }: Request) => path.endsWith('/v1/sessions')
export const isDeletion = ({ path, method }: Request) => method === 'DELETE' && !path.endsWith('/users')

/** Changes the successful answers of some calls. */
export const onlyWhere =
  (when: (request: Request) => boolean, change: (answer: Answer, request: Request) => Answer) =>
  (answer: Answer, request: Request): Answer =>
    answer.status === 200 && when(request) ? change(answer, request) : answer

/** An answer with other fields in its body. */
export const withFields = (answer: Answer, fields: Fields): Answer => ({
  ...answer,
  body: { ...(answer.body as object), ...fields },
})
