import type { Clauses, Effect } from '../subject.js'
import { becomesReady } from './becomes-ready.js'
import { BULK, DELETE, DELETE_USERS, GET, LIST, POST, PUT_USERS, USERS } from './operations.js'

const goneEverywhere = [
  'edgegap.delete.gone-from-get',
  'edgegap.delete.gone-from-users',
  'edgegap.delete.gone-from-list',
]
const keeps = ['edgegap.delete.keeps-others']

const effectsOnUsers = (breaks: readonly string[]): Clauses => ({
  missing: breaks,
  late: breaks,
  undone: breaks,
  strangers: ['edgegap.users.keeps-other-sessions'],
  stranger: ['edgegap.users.keeps-other-sessions'],
  'wrong-user': [...breaks, 'edgegap.users.keeps-other-sessions'],
})

/** What can go wrong with sessions, their users and the deployments that they are on. */
export const effects: readonly Effect[] = [
  {
    operation: DELETE,
    collection: 'sessions',
    owner: 'deployment_request_id',
    breaks: {
      missing: goneEverywhere,
      late: [...goneEverywhere, 'edgegap.delete.once', 'edgegap.delete.repeated'],
      undone: goneEverywhere,
      sibling: keeps,
      siblings: keeps,
      stranger: keeps,
      strangers: keeps,
      'wrong-user': [...goneEverywhere, ...keeps],
      'wrong-sibling': [...goneEverywhere, ...keeps],
      [`still-in ${GET}`]: ['edgegap.delete.gone-from-get'],
      [`still-in ${USERS}`]: ['edgegap.delete.gone-from-users'],
      [`still-in ${LIST}`]: ['edgegap.delete.gone-from-list'],
    },
  },
  {
    operation: DELETE,
    collection: 'deployments',
    owner: 'app',
    breaks: { missing: ['edgegap.capacity.freed-by-deletion'], undone: ['edgegap.capacity.freed-by-deletion'] },
  },
  {
    operation: BULK,
    collection: 'sessions',
    owner: 'deployment_request_id',
    breaks: {
      missing: ['edgegap.bulk.gone'],
      partial: ['edgegap.bulk.gone'],
      late: ['edgegap.bulk.gone', 'edgegap.bulk.tags-any'],
      undone: ['edgegap.bulk.gone'],
      sibling: ['edgegap.bulk.keeps-others'],
      siblings: ['edgegap.bulk.keeps-others'],
      stranger: ['edgegap.bulk.keeps-others'],
      strangers: ['edgegap.bulk.keeps-others'],
      [`still-in ${GET}`]: ['edgegap.bulk.gone'],
      [`still-in ${LIST}`]: ['edgegap.bulk.gone'],
    },
  },
  {
    operation: POST,
    collection: 'sessions',
    owner: 'deployment_request_id',
    breaks: {
      missing: ['edgegap.get.by-id', 'edgegap.list.contains', ...becomesReady],
      late: ['edgegap.get.by-id', 'edgegap.list.contains', ...becomesReady],
      undone: ['edgegap.get.by-id', 'edgegap.list.contains', ...becomesReady],
    },
  },
  {
    operation: POST,
    collection: 'deployments',
    owner: 'app',
    breaks: { missing: ['edgegap.capacity.seat', 'edgegap.capacity.match-full', 'edgegap.get.deployment'] },
  },
  {
    operation: PUT_USERS,
    collection: 'sessions',
    owner: 'session_id',
    breaks: effectsOnUsers(['edgegap.users.put-adds', 'edgegap.users.count-follows']),
  },
  {
    operation: PUT_USERS,
    collection: 'deployments',
    owner: 'app',
    breaks: { missing: ['edgegap.capacity.seat'], late: ['edgegap.capacity.seat'] },
  },
  {
    operation: DELETE_USERS,
    collection: 'sessions',
    owner: 'session_id',
    breaks: effectsOnUsers(['edgegap.users.delete-removes', 'edgegap.users.count-follows']),
  },
  {
    operation: DELETE_USERS,
    collection: 'deployments',
    owner: 'app',
    breaks: { missing: ['edgegap.capacity.freed-by-leaving'] },
  },
]
