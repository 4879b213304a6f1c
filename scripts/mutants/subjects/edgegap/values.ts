import type { Value } from '../subject.js'
import { becomesReady } from './becomes-ready.js'
import { BULK, DELETE, GET, LIST, POST, PUT_USERS, USERS } from './operations.js'

const entry = ['edgegap.list.entry-equals-get']

/** The fields whose value can be wrong. */
export const values: readonly Value[] = [
  {
    operation: POST,
    field: 'session_id',
    breaks: ['edgegap.create.answers-200', 'edgegap.get.by-id', ...becomesReady],
  },
  { operation: POST, field: 'app', breaks: ['edgegap.create.app-and-version'] },
  { operation: POST, field: 'version', breaks: ['edgegap.create.app-and-version', 'edgegap.create.version-asked'] },
  { operation: POST, field: 'webhook_url', breaks: ['edgegap.create.echo'] },
  { operation: POST, field: 'selectors.*.tag', breaks: ['edgegap.create.echo'] },
  { operation: POST, field: 'selectors.*.tag_only', breaks: ['edgegap.create.echo'] },
  { operation: GET, field: 'session_id', breaks: ['edgegap.get.by-id'] },
  { operation: GET, field: 'ready', breaks: [...becomesReady, ...entry, 'edgegap.answer.ready-is-linked'] },
  { operation: GET, field: 'linked', breaks: [...entry, 'edgegap.create.unprocessable'] },
  { operation: GET, field: 'status', breaks: entry },
  { operation: GET, field: 'kind', breaks: entry },
  { operation: GET, field: 'elapsed', breaks: ['edgegap.answer.elapsed'], other: (value) => -1 - Number(value) },
  { operation: GET, field: 'user_count', breaks: ['edgegap.create.users', 'edgegap.users.count-follows', ...entry] },
  {
    operation: GET,
    field: 'deployment.request_id',
    breaks: ['edgegap.create.named-deployment', 'edgegap.create.selectors'],
  },
  { operation: GET, field: 'deployment.tags.*', breaks: ['edgegap.create.tags-new-deployment'] },
  { operation: DELETE, field: 'session_id', breaks: ['edgegap.delete.answers-200'] },
  { operation: LIST, field: 'data.*.session_id', breaks: ['edgegap.list.contains'] },
  { operation: LIST, field: 'data.*.user_count', breaks: entry },
  { operation: LIST, field: 'data.*.ready', breaks: entry },
  { operation: LIST, field: 'data.*.linked', breaks: entry },
  { operation: LIST, field: 'data.*.status', breaks: entry },
  { operation: LIST, field: 'data.*.kind', breaks: entry },
  { operation: LIST, field: 'pagination.has_next', breaks: ['edgegap.answer.pages-agree'] },
  { operation: LIST, field: 'pagination.has_previous', breaks: ['edgegap.answer.pages-agree'] },
  { operation: USERS, field: 'session_users.*.ip', breaks: ['edgegap.create.users', 'edgegap.users.put-adds'] },
  { operation: PUT_USERS, field: 'session_users.*.ip', breaks: ['edgegap.users.answer'] },
  { operation: BULK, field: 'processable.*.session_id', breaks: ['edgegap.bulk.any'] },
]
