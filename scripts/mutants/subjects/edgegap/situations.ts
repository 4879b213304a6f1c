import type { Clauses } from '../subject.js'
import { BULK, DELETE, DELETE_USERS, GET, LIST, POST, PUT_USERS, USERS } from './operations.js'

const unknown: Clauses = {
  [`${GET} 404`]: ['edgegap.get.unknown', 'edgegap.delete.gone-from-get'],
  [`${USERS} 404`]: ['edgegap.users.unknown-session', 'edgegap.delete.gone-from-users'],
  [`${PUT_USERS} 404`]: ['edgegap.users.unknown-session'],
  [`${DELETE_USERS} 404`]: ['edgegap.users.unknown-session'],
  [`${DELETE} 404`]: ['edgegap.delete.unknown', 'edgegap.delete.repeated'],
  [`${DELETE} 410`]: ['edgegap.delete.ended-deployment'],
}
const validated = ['edgegap.validation.missing', 'edgegap.validation.enum', 'edgegap.form.missing', 'edgegap.form.type']

/** What a situation's answer breaks when it is another. */
export const situations: Clauses = {
  ...unknown,
  '401': ['edgegap.credentials.required', 'edgegap.credentials.unknown-key'],
  '400': [...validated, 'edgegap.form.body', 'edgegap.form.enum'],
  '415': ['edgegap.form.media-type'],
  [`${POST} 200`]: ['edgegap.create.answers-200'],
  [`${POST} 422`]: ['edgegap.capacity.seat', 'edgegap.capacity.match-full'],
  [`${POST} 404`]: ['edgegap.create.unknown-app'],
  [`${POST} 409`]: ['edgegap.create.default-kind', 'edgegap.create.refusing-deployment'],
  [`${GET} 200`]: ['edgegap.get.by-id'],
  [`${DELETE} 200`]: ['edgegap.delete.answers-200'],
  [`${USERS} 200`]: ['edgegap.create.users', 'edgegap.users.put-adds'],
  [`${PUT_USERS} 200`]: ['edgegap.users.put-adds'],
  [`${PUT_USERS} 422`]: ['edgegap.capacity.refusal-status', 'edgegap.capacity.seat'],
  [`${DELETE_USERS} 200`]: ['edgegap.users.delete-removes'],
  [`${LIST} 200`]: ['edgegap.list.answers-200'],
  [`${BULK} 200`]: ['edgegap.bulk.any'],
}
