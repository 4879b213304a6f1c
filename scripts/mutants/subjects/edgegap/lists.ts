import type { Listing } from '../subject.js'
import { BULK, DELETE_USERS, LIST, PUT_USERS, USERS } from './operations.js'

/** The lists in answers. */
export const lists: readonly Listing[] = [
  {
    operation: LIST,
    at: 'data',
    breaks: {
      'first-missing': ['edgegap.list.contains'],
      'last-missing': ['edgegap.list.contains'],
      duplicate: ['edgegap.list.unique'],
      empty: ['edgegap.list.contains'],
      'at-most-2': ['edgegap.list.contains'],
      stale: ['edgegap.delete.gone-from-list', 'edgegap.list.contains'],
    },
  },
  {
    operation: USERS,
    at: 'session_users',
    breaks: {
      'first-missing': ['edgegap.create.users', 'edgegap.users.put-adds'],
      'last-missing': ['edgegap.create.users', 'edgegap.users.put-adds'],
      'from-before': ['edgegap.users.keeps-other-sessions', 'edgegap.create.users'],
      stale: ['edgegap.users.put-adds', 'edgegap.users.delete-removes'],
    },
  },
  {
    operation: PUT_USERS,
    at: 'session_users',
    breaks: { 'first-missing': ['edgegap.users.answer'], 'last-missing': ['edgegap.users.answer'] },
  },
  {
    operation: DELETE_USERS,
    at: 'session_users',
    breaks: { 'first-missing': ['edgegap.users.answer'], empty: ['edgegap.users.answer'] },
  },
  {
    operation: BULK,
    at: 'processable',
    breaks: {
      'first-missing': ['edgegap.bulk.any'],
      empty: ['edgegap.bulk.any'],
      'from-before': ['edgegap.bulk.any', 'edgegap.bulk.only-once'],
    },
  },
]
