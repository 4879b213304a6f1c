import { BULK, DELETE, DELETE_USERS, GET, LIST, POST, PUT_USERS, USERS } from './operations.js'

/** What breaks where an operation refuses a good value, since a good call fails. */
export const strict: Readonly<Record<string, readonly string[]>> = {
  [POST]: [
    'edgegap.create.answers-200',
    'edgegap.create.optional-fields',
    'edgegap.create.version-asked',
    'edgegap.create.tag-only',
    'edgegap.create.selectors',
    'edgegap.capacity.match',
  ],
  [PUT_USERS]: ['edgegap.users.put-adds', 'edgegap.capacity.freed-by-deletion'],
  [DELETE_USERS]: ['edgegap.users.delete-removes'],
  [BULK]: [
    'edgegap.bulk.any',
    'edgegap.bulk.not',
    'edgegap.bulk.tags-any',
    'edgegap.bulk.tags-all',
    'edgegap.bulk.request-id',
  ],
  [GET]: ['edgegap.get.by-id', 'edgegap.create.becomes-ready'],
  [DELETE]: ['edgegap.delete.answers-200'],
  [USERS]: ['edgegap.create.users', 'edgegap.users.put-adds'],
  [LIST]: ['edgegap.list.page-parameters', 'edgegap.list.answers-200'],
}
