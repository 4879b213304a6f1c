import type { Known as Thing } from '../model-people.js'
import type { Stage } from '../../run/story.js'
import type { Judge } from '../model.js'
import type { Person } from './people.js'
import type { Session } from './sessions.js'

/** A session as the model knows it. */
export interface Known extends Thing {
  user: number
  /** When it began, as comparable text, where that could be arranged. */
  began?: string
  /** The fields that do not change by themselves, as they were shown first. */
  shown?: string
}

/** What the model knows in the course of a sequence. */
export interface World {
  t: Stage
  judge: Judge
  users: Person[]
  sessions: Known[]
}

/** What belongs to a session from its beginning to its end, for comparing. */
export const lasting = ({ user_ids, session_id, created_at, expires_at }: Session): string =>
  JSON.stringify([user_ids?.user_id, session_id, created_at, expires_at ?? null])
