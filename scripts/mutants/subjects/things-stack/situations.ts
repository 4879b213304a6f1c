import type { Clauses } from '../subject.js'
import { DELETE, LIST } from './operations.js'

const notFound = ['things-stack.delete.repeated', 'things-stack.delete.unknown', 'things-stack.delete.other-user']
const values400 = [
  'things-stack.query.order',
  'things-stack.query.limit',
  'things-stack.query.page',
  'things-stack.user.id-refused',
  'things-stack.delete.long-id',
  'things-stack.answer.status-of-code',
]

/** What a situation's answer breaks when it is another. */
export const situations: Clauses = {
  [`${LIST} 200`]: ['things-stack.list.contains', 'things-stack.list.empty', 'things-stack.paging.past-end'],
  [`${DELETE} 200`]: ['things-stack.delete.answers-200'],
  '400': [...values400, 'things-stack.query.unreadable', 'things-stack.query.repeated', 'things-stack.form.repeated'],
  '400 validation': values400,
  '400 token': ['things-stack.credentials.unreadable', 'things-stack.answer.status-of-code'],
  '401 unsupported_authorization': ['things-stack.credentials.unsupported', 'things-stack.answer.status-of-code'],
  '401 api_key_not_found': ['things-stack.credentials.unknown', 'things-stack.answer.status-of-code'],
  '401 token_not_found': [
    'things-stack.credentials.unknown',
    'things-stack.credentials.dies-with-session',
    'things-stack.answer.status-of-code',
  ],
  '401 invalid_authorization': ['things-stack.credentials.wrong-secret', 'things-stack.answer.status-of-code'],
  '401 token_expired': ['things-stack.credentials.expired', 'things-stack.answer.status-of-code'],
  '401 api_key_expired': ['things-stack.credentials.expired', 'things-stack.answer.status-of-code'],
  '403 no_user_rights': [
    'things-stack.rights.nobody',
    'things-stack.rights.others',
    'things-stack.rights.none',
    'things-stack.rights.other-entities',
    'things-stack.answer.status-of-code',
  ],
  '403 insufficient_user_rights': [
    'things-stack.rights.some',
    'things-stack.rights.admin',
    'things-stack.answer.status-of-code',
  ],
  '403 invalid_csrf_token': ['things-stack.credentials.csrf', 'things-stack.answer.status-of-code'],
  [`${LIST} 404 user_not_found`]: [
    'things-stack.user.unknown',
    'things-stack.rights.admin-unknown-user',
    'things-stack.answer.status-of-code',
  ],
  [`${DELETE} 404 user_not_found`]: ['things-stack.delete.unknown', 'things-stack.answer.status-of-code'],
  [`${DELETE} 404 user_session_not_found`]: [...notFound, 'things-stack.answer.status-of-code'],
  '429 rate_limit_exceeded': ['things-stack.rate-limit.refusal', 'things-stack.answer.status-of-code'],
  '500 driver': ['things-stack.delete.not-a-uuid', 'things-stack.answer.status-of-code'],
}
