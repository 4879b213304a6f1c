import type { DeploymentRow, Kind } from './tables.js'

/** How many sockets a session takes. */
export const socketsFor = (kind: Kind, userCount: number): number => (kind === 'Seat' ? userCount : 1)

export const freeSockets = ({ sockets, sockets_usage }: DeploymentRow): number => sockets - sockets_usage

/** Whether a deployment is over at a time. */
export const hasEnded = ({ ends_at }: DeploymentRow, now: number): boolean => ends_at !== null && now >= ends_at

/** What follows from how full a deployment is: whether sessions can find it, and when it ends for want of any. */
export const derived = (
  row: Pick<DeploymentRow, 'joinable' | 'sockets' | 'sockets_usage' | 'version_id' | 'session_count' | 'empty_ttl'>,
  now: number,
): Pick<DeploymentRow, 'open_for' | 'ends_at'> => ({
  open_for: row.joinable && row.sockets_usage < row.sockets ? row.version_id : null,
  ends_at: row.session_count === 0 && row.empty_ttl !== null ? now + row.empty_ttl : null,
})

/** A running deployment's change when sockets and sessions come (positive) or go (negative). */
export const occupy = (
  row: DeploymentRow,
  { sockets, sessions }: { sockets: number; sessions: number },
  now: number,
): Partial<DeploymentRow> => {
  const usage = { sockets_usage: row.sockets_usage + sockets, session_count: row.session_count + sessions }
  return { ...usage, ...derived({ ...row, ...usage }, now), revision: row.revision + 1 }
}

/** "1 free socket", "0 free sockets". */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
