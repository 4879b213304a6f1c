import { DEFAULT_LIMIT, pagination } from './pagination.js'
import { sessionContext } from './session-views.js'
import type { EdgegapContext, Schemas } from './tables.js'

/**
 * The active sessions, oldest first. The page knows no parameters, so the documented profile has all on one page; the
 * live service pages every list.
 */
export const listSessions = async (
  { page = 1, limit = DEFAULT_LIMIT }: { page?: number; limit?: number },
  { store, clock, profile }: EdgegapContext,
): Promise<{ status: 200; body: Schemas['Sessions'] }> => {
  const now = clock.now()
  const sessions = store.collection('sessions')
  const { rows, total } = await sessions.list({
    where: [{ field: 'active', is: '=', value: true }],
    ...(profile === 'live' && { offset: (page - 1) * limit, limit }),
  })
  // sessions whose deployment has ended are stored for a while and no longer active
  const kept = await sessions.count({
    where: [
      { field: 'active', is: '=', value: false },
      { field: 'expires_at', is: '>', value: now },
    ],
  })
  return {
    status: 200,
    body: {
      data: rows.map((row) => sessionContext(row, now)),
      total_count: total + kept,
      pagination: profile === 'live' ? pagination(total, page, limit) : pagination(total, 1, Math.max(1, total)),
    },
  }
}
