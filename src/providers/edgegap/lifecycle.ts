import type { SessionRow } from './tables.js'

type Progress = Pick<SessionRow, 'seeking_at' | 'waiting_at' | 'settled_at'>

/**
 * How a session gets along that needs a new deployment, when its start takes so many milliseconds. No source has
 * numbers for the first two states: each lasts a fifth of the whole.
 */
export const progressOfStart = (now: number, duration: number): Progress => ({
  seeking_at: now + duration / 5,
  waiting_at: now + (2 * duration) / 5,
  settled_at: now + duration,
})

/** A session that found a deployment, ready at once or as soon as the deployment is. */
export const progressOfLink = (now: number, deployment: { started_at: number; ready_at: number }): Progress => ({
  seeking_at: now,
  waiting_at: Math.max(now, deployment.started_at),
  settled_at: Math.max(now, deployment.ready_at),
})

/** A session for which nothing fits: it never waits. */
export const progressOfFailure = (now: number, duration: number): Progress => {
  const { seeking_at, waiting_at } = progressOfStart(now, duration)
  return { seeking_at, waiting_at, settled_at: waiting_at }
}

export interface SessionState {
  status: string
  /** Linked to a deployment that players can connect to. */
  ready: boolean
  /** Linked to a deployment, ready or not. */
  linked: boolean
}

/** What a session shows at a time. */
export const stateOf = (row: SessionRow, now: number): SessionState => {
  const linked = row.outcome === 'Ready' && now >= row.waiting_at
  const settled = now >= row.settled_at
  return { status: statusOf(row, now), ready: linked && settled && row.active, linked }
}

const statusOf = (row: SessionRow, now: number): string => {
  // no source names the status of a session whose deployment has ended; this is the only word for one about to go
  if (!row.active) return 'Terminating'
  if (now >= row.settled_at) return row.outcome
  if (now >= row.waiting_at) return 'Waiting'
  return now >= row.seeking_at ? 'Seeking' : 'Initializing'
}

/** Whether a session's data have been removed, its deployment having ended long enough ago. */
export const hasExpired = ({ expires_at }: SessionRow, now: number): boolean => expires_at !== null && now >= expires_at
