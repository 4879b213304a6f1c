import { hasExpired } from './lifecycle.js'
import type { EdgegapContext, SessionRow } from './tables.js'

/** The session with an id; undefined where there never was one, it was deleted, or its data have been removed. */
export const findSession = async (
  id: string,
  { store, clock }: Pick<EdgegapContext, 'store' | 'clock'>,
): Promise<SessionRow | undefined> => {
  const row = await store.collection('sessions').get(id)
  return row && !hasExpired(row, clock.now()) ? row : undefined
}
