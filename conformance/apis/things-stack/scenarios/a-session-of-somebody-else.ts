import { story } from '../../../run/story.js'
import { namesake, person, requireWriting, sessionOf } from '../people.js'
import { answerOf, isRefusal, notAs, SESSION_NOT_FOUND } from '../refusals.js'
import { has, look, remove } from '../sessions.js'

export const scenario = story({
  title: "A session is not found under another user's name, and stays",
  covers: [
    'things-stack.delete.other-user',
    'things-stack.query.path-parameter',
    'things-stack.refusal.changes-nothing',
  ],
  async run(t) {
    requireWriting(t)
    const anna = await person(t)
    const ben = await namesake(t, anna)
    t.require(
      ben !== undefined,
      'there is no second user; name two under own.user, or give a driver with "user": ["create"]',
    )
    const session = await sessionOf(t, ben!)
    const before = await look(t, ben!)
    t.require(has(before, session), `the session ${session} is not listed before anything is deleted`)

    const answer = await remove(t, anna, session)
    t.check(
      'things-stack.delete.other-user',
      isRefusal(answer, SESSION_NOT_FOUND),
      notAs(answer, SESSION_NOT_FOUND),
      before.answer,
      answer,
    )
    const query = { 'user_ids.user_id': ben!.id }
    const asked = await remove(t, anna, session, {}, query)
    t.check(
      'things-stack.query.path-parameter',
      isRefusal(asked, SESSION_NOT_FOUND),
      `a deletion with the session's user in the query alone: ${notAs(asked, SESSION_NOT_FOUND)}`,
      before.answer,
      asked,
    )
    const after = await look(t, ben!)
    t.check(
      'things-stack.refusal.changes-nothing',
      has(after, session),
      `${session} is gone`,
      answer,
      asked,
      after.answer,
    )
    if (!has(after, session)) return
    // the same session under its own user's name shows that only the name was wrong
    const right = await remove(t, ben!, session)
    t.check(
      'things-stack.delete.other-user',
      right.reply.status === 200,
      `under its own user the session is answered for with ${answerOf(right)}, not 200`,
      answer,
      right,
    )
  },
})
