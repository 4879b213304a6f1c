import type { Outcome } from '../engine/engine.js'

/** Calls that leave the world's state alone, or whose effect is among the exchanges (`signOut`) or images (`restoreSnapshot`). */
const NO_ACTIONS = new Set([
  'signOut',
  'clearJournal',
  'verifyJournal',
  'clearCoverage',
  'putWorld',
  'deleteWorld',
  'takeSnapshot',
  'deleteSnapshot',
  'restoreSnapshot',
])

/** Whether a call of the control plane or of a driver changed the world, so that a capsule must have it. */
export const isAction = ({ operation, reply }: Outcome): boolean =>
  operation !== undefined &&
  operation.method !== 'GET' &&
  reply.status >= 200 &&
  reply.status < 300 &&
  !NO_ACTIONS.has(operation.id)
