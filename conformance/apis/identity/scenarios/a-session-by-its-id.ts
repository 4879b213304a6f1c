import { story } from '../../../run/story.js'
import { get, has, list, sameId, sessionOf, sessionsOf, type Session } from '../sessions.js'

/** Fields of both that differ; absent and null are the same. */
const differences = (one: Session, other: Session): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => JSON.stringify(one[name] ?? null) !== JSON.stringify(other[name] ?? null),
  )

export const scenario = story({
  title: "A session is shown by its id, and the same way in its user's list",
  covers: [
    'identity.get.by-id',
    'identity.list.contains',
    'identity.list.entry-equals-get',
    'identity.reads-change-nothing',
  ],
  async run(t) {
    const user = await t.make('user')
    const session = await t.make('session', { user: user.id })
    const got = await get(t, session.id)
    t.control(
      'identity.get.by-id',
      got.reply.status === 200 && sameId(sessionOf(got).id, session.id),
      `the answer is ${got.reply.status} with the id ${JSON.stringify(sessionOf(got).id)}, not 200 with ${session.id}`,
      got,
    )
    const listed = await list(t, user.id)
    const entry = sessionsOf(listed).find(({ id }) => sameId(id, session.id))
    t.control('identity.list.contains', entry !== undefined, `the list does not hold the session ${session.id}`, listed)

    const different = differences(sessionOf(got), entry!)
    t.check(
      'identity.list.entry-equals-get',
      different.length === 0,
      `these fields differ: ${different.join(', ')}`,
      got,
      listed,
    )
    const again = await get(t, session.id)
    const changed = differences(sessionOf(got), sessionOf(again))
    t.check(
      'identity.reads-change-nothing',
      changed.length === 0,
      `these fields changed by reading: ${changed.join(', ')}`,
      got,
      again,
    )
    const relisted = await list(t, user.id)
    t.check(
      'identity.reads-change-nothing',
      has(sessionsOf(relisted), session.id) && sessionsOf(relisted).length === sessionsOf(listed).length,
      `the list has ${sessionsOf(relisted).length} sessions after reading and had ${sessionsOf(listed).length}`,
      listed,
      relisted,
    )
  },
})
