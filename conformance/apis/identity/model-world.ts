import type { Judge } from '../model.js'
import type { Stage } from '../../run/story.js'
import type { Known as Thing } from '../model-people.js'
import type { Session } from './sessions.js'

/** A session as the model knows it. */
export interface Known extends Thing {
  /** Which of the users owns it. */
  user: number
  /** Hours after the beginning at which it expires. */
  ends: number
  /** Whether it has expired: the service is free to show it or not. */
  over: boolean
  /** How it was shown last, where, and after how many changes. */
  shown?: { as: Session; by: 'get' | 'list'; changes: number }
}

/** What the model knows in the course of a sequence. */
export interface World {
  t: Stage
  judge: Judge
  users: string[]
  sessions: Known[]
  /** Deletions so far. */
  changes: number
}
