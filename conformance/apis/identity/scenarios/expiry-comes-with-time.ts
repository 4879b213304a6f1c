import { story } from '../../../run/story.js'
import { get, sessionOf, utc } from '../sessions.js'

const HOUR = 3_600_000

/** A year, in seconds: to move a clock further would tell more of the clock than of the service. */
const LONGEST = 31_536_000

export const scenario = story({
  title: 'A session expires when its time comes, not before',
  covers: ['identity.expiry.consistent'],
  async run(t) {
    const now = await t.advance('PT0S')
    const user = await t.make('user')
    const chosen = await t.tryMake('session', { user: user.id, valid_until: new Date(now + HOUR).toISOString() })
    const session = chosen ?? (await t.make('session', { user: user.id }))
    const end = chosen ? now + HOUR : utc(sessionOf(await get(t, session.id))['valid_until'])
    const seconds = Math.floor((end - now) / 1000)
    t.require(
      seconds > 60 && seconds < LONGEST,
      'the ordinary session does not end within a time that can be waited for',
    )
    await t.advance(`PT${seconds - 60}S`)
    const before = await get(t, session.id)
    t.check(
      'identity.expiry.consistent',
      sessionOf(before).is_expired === false,
      'expired a minute before valid_until',
      before,
    )
    await t.advance('PT2M')
    const after = await get(t, session.id)
    // a service that hides expired sessions has said so elsewhere
    t.require(after.reply.status === 200, 'expired sessions are not shown')
    t.check(
      'identity.expiry.consistent',
      sessionOf(after).is_expired === true,
      'not expired a minute after valid_until',
      after,
    )
  },
})
