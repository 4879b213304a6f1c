import type { Thing } from '../../../target/arranger.js'
import { story } from '../../../run/story.js'
import { revoke } from '../revoke.js'

/** One more than a page of a list commonly has. */
const MANY = 21

export const scenario = story({
  title: 'However many sessions a user has, all of them end',
  covers: ['okta.revoke.ends-sessions'],
  async run(t) {
    const { id: user } = await t.make('user')
    const sessions: Thing[] = [await t.make('session', { user })]
    while (sessions.length < MANY) {
      const session = await t.tryMake('session', { user })
      if (!session) break
      sessions.push(session)
    }
    // a target may let a user have so many only, and end the oldest by itself
    const alive: string[] = []
    for (const { id } of sessions) if (await t.alive('session', id)) alive.push(id)
    t.require(alive.length > 0, 'the driver shows none of the sessions as alive that it made just before')
    const answer = await revoke(t, user)
    const left: string[] = []
    for (const id of alive) if (!(await t.gone('session', id))) left.push(id)
    t.check(
      'okta.revoke.ends-sessions',
      left.length === 0,
      `${left.length} of the user's ${alive.length} sessions are still alive after the revocation: ${left.join(', ')}`,
      answer,
    )
  },
})
