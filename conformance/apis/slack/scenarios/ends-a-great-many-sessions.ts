import { story } from '../../../run/story.js'
import { reset } from '../calls.js'
import { left, signIn, trySignIn, type Session } from '../people.js'

/** One more than a page of a list commonly has. */
const MANY = 21

export const scenario = story({
  title: 'However many sessions a user has, a reset ends all of them',
  covers: ['slack.reset.ends-all'],
  async run(t) {
    const { id: user } = await t.make('user')
    const made = [await signIn(t, user)]
    while (made.length < MANY) {
      const session = await trySignIn(t, user)
      if (!session) break
      made.push(session)
    }
    // a target may let a user have so many only, and end the oldest by itself
    const alive: Session[] = []
    for (const session of made) if (await t.alive('session', session.id)) alive.push(session)
    t.require(alive.length > 0, 'the driver shows none of the sessions as alive that it made just before')
    const answer = await reset(t, user)
    const remaining = await left(t, alive)
    t.check(
      'slack.reset.ends-all',
      remaining.length === 0,
      `${remaining.length} of the user's ${alive.length} sessions are still alive: ${remaining.join(', ')}`,
      answer,
    )
  },
})
