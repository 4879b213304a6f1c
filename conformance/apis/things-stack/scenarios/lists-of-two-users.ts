import { story } from '../../../run/story.js'
import { isNamed, namesake, otherSessionOf, person, sessionsOf } from '../people.js'
import { has, look, plainId, sameIds } from '../sessions.js'

export const scenario = story({
  title: "A user's list holds all their sessions, each once, and nobody else's",
  covers: [
    'things-stack.list.contains',
    'things-stack.list.owner',
    'things-stack.list.unique',
    'things-stack.list.total',
    'things-stack.list.changes-nothing',
  ],
  async run(t) {
    const anna = await person(t)
    const ben = await namesake(t, anna)
    const mine = await sessionsOf(t, anna, 3)
    const his = await otherSessionOf(t, ben)
    const listed = await look(t, anna, {})
    const { answer, ids, total } = listed

    if (!isNamed(t, anna)) {
      // without a limit the server chooses how many sessions it shows
      const whole = ids.length < mine.length ? await look(t, anna) : listed
      const missing = mine.filter((id) => !has(whole, id))
      t.check('things-stack.list.contains', missing.length === 0, `missing: ${missing.join(', ')}`, whole.answer)
      t.check(
        'things-stack.list.contains',
        ids.length > 0 && sameIds(ids, whole.ids.slice(0, ids.length)),
        `without a limit ${ids.join(', ') || 'nothing'} is listed; the first sessions are ${whole.ids.join(', ')}`,
        whole.answer,
        answer,
      )
      t.check(
        'things-stack.list.total',
        total === undefined || total === mine.length,
        `X-Total-Count is ${total}; the user has ${mine.length} sessions`,
        answer,
      )
      const strange = ids.filter((id) => !mine.includes(id))
      t.check('things-stack.list.owner', strange.length === 0, `not of this user: ${strange.join(', ')}`, answer)
    }
    const owners = listed.sessions.map(({ user_ids }) => user_ids?.user_id).filter((owner) => owner !== anna.id)
    t.check(
      'things-stack.list.owner',
      owners.length === 0,
      `the list of ${anna.id} holds sessions of ${owners.map(String).join(', ')}`,
      answer,
    )
    t.check(
      'things-stack.list.unique',
      new Set(ids).size === ids.length,
      `${ids.length} entries for ${new Set(ids).size} sessions`,
      answer,
    )
    const again = await look(t, anna, {})
    t.check(
      'things-stack.list.changes-nothing',
      sameIds(ids, again.ids),
      `a second look finds ${again.ids.join(', ')} where there were ${ids.join(', ')}`,
      answer,
      again.answer,
    )
    if (!ben || his === undefined) return
    const theirs = await look(t, ben)
    t.check('things-stack.list.contains', has(theirs, his), `the other user's list does not hold ${his}`, theirs.answer)
    const mixed = [...mine.filter((id) => has(theirs, id)), ...ids.filter((id) => id === plainId(his))]
    t.check('things-stack.list.owner', mixed.length === 0, `in both lists: ${mixed.join(', ')}`, answer, theirs.answer)
  },
})
