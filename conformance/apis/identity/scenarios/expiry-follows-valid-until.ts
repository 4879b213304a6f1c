import { story } from '../../../run/story.js'
import { get, list, sameId, sessionOf, sessionsOf, utc } from '../sessions.js'

const HOUR = 3_600_000

export const scenario = story({
  title: 'is_expired says whether valid_until has come',
  covers: ['identity.expiry.consistent', 'identity.expiry.still-shown'],
  async run(t) {
    // reading the clock by the driver tells the target's time, which need not be ours
    const now = await t.advance('PT0S').catch(() => Date.now())
    const at = (offset: number) => new Date(now + offset).toISOString()
    const user = await t.make('user')
    const live = await t.make('session', { user: user.id, valid_until: at(24 * HOUR) })
    const over = await t.make('session', { user: user.id, created_at: at(-48 * HOUR), valid_until: at(-24 * HOUR) })

    const fresh = await get(t, live.id)
    t.check(
      'identity.expiry.consistent',
      sessionOf(fresh).is_expired === false,
      `is_expired is ${String(sessionOf(fresh).is_expired)} a day before valid_until`,
      fresh,
    )
    const end = utc(sessionOf(fresh)['valid_until'])
    t.check(
      'identity.expiry.consistent',
      end > now + HOUR,
      `valid_until is shown as ${String(sessionOf(fresh)['valid_until'])}, not a day ahead as the session ends`,
      fresh,
    )
    for (const status of ['idle', 'blocked']) {
      const other = await t.tryMake('session', { user: user.id, status, valid_until: at(24 * HOUR) })
      if (!other) continue
      const got = await get(t, other.id)
      t.check(
        'identity.expiry.consistent',
        sessionOf(got).is_expired === false,
        `is_expired is ${String(sessionOf(got).is_expired)} a day before valid_until, for a session that is ${status}`,
        got,
      )
    }
    const stale = await get(t, over.id)
    const shown = stale.reply.status === 200
    const listed = await list(t, user.id)
    const entry = sessionsOf(listed).find(({ id }) => sameId(id, over.id))
    t.check(
      'identity.expiry.still-shown',
      shown && entry !== undefined,
      'an expired session is not shown any more',
      stale,
    )
    if (entry) {
      t.check(
        'identity.expiry.consistent',
        entry.is_expired === true,
        `in the list is_expired is ${String(entry.is_expired)} a day after valid_until`,
        listed,
      )
    }
    if (shown) {
      t.check(
        'identity.expiry.consistent',
        sessionOf(stale).is_expired === true,
        `is_expired is ${String(sessionOf(stale).is_expired)} a day after valid_until`,
        stale,
      )
    }
  },
})
