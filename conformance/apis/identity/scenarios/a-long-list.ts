import type { Thing } from '../../../target/arranger.js'
import { story } from '../../../run/story.js'
import { get, has, list, sessionsOf } from '../sessions.js'

/** One more than a page of a list commonly has. */
const MANY = 51

export const scenario = story({
  title: 'A list has no pages: it holds every session, however many there are',
  covers: ['identity.list.contains'],
  async run(t) {
    const { id: user } = await t.make('user')
    const made: Thing[] = [await t.make('session', { user })]
    while (made.length < MANY) {
      const session = await t.tryMake('session', { user })
      if (!session) break
      made.push(session)
    }
    const listed = await list(t, user)
    const missing = made.filter(({ id }) => !has(sessionsOf(listed), id))
    const [one] = missing
    // a service may let a user have so many only, and end the oldest by itself
    const shown = one ? await get(t, one.id) : undefined
    t.check(
      'identity.list.contains',
      shown?.reply.status !== 200,
      `${missing.length} of the user's ${made.length} sessions are not listed; ${one?.id} is shown by its id`,
      listed,
      ...(shown ? [shown] : []),
    )
  },
})
