import { story } from '../../../run/story.js'
import { otherPerson, siblingOf, requireWriting, someone } from '../people.js'
import { answerOf, INVALID, isRefusal, notAs, SESSION_NOT_FOUND } from '../refusals.js'
import { look, remove, sameIds } from '../sessions.js'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Servers whose database cannot read the text say so in their own way. */
const NOT_A_UUID = [400, 404, 500]

export const scenario = story({
  title: 'A session ID that names nothing ends nothing',
  covers: [
    'things-stack.delete.long-id',
    'things-stack.delete.unknown',
    'things-stack.delete.not-a-uuid',
    'things-stack.delete.email',
    'things-stack.refusal.changes-nothing',
  ],
  async run(t) {
    requireWriting(t)
    const known = await otherPerson(t)
    const who = known ?? (await someone(t))
    const session = await siblingOf(t, known)
    const before = known && (await look(t, known))

    // values are looked at first, so that an unknown user will do
    const long = await remove(t, who, t.invented(t.random.text(LETTERS, 65)), { intent: 'defective' })
    t.check('things-stack.delete.long-id', isRefusal(long, INVALID), `65 characters: ${notAs(long, INVALID)}`, long)
    t.require(
      known !== undefined,
      'there is no user; name one under own.user, or give a driver with "user": ["create"]',
    )

    const unknown = await remove(t, who, t.unknown('session'))
    const notFound = isRefusal(unknown, SESSION_NOT_FOUND)
    t.check('things-stack.delete.unknown', notFound, notAs(unknown, SESSION_NOT_FOUND), unknown)
    for (const id of ['not-a-uuid', t.random.text(LETTERS, 64)]) {
      const answer = await remove(t, who, t.invented(id))
      t.check(
        'things-stack.delete.not-a-uuid',
        NOT_A_UUID.includes(answer.reply.status),
        `"${id}" is answered with ${answerOf(answer)}, not with one of ${NOT_A_UUID.join(', ')}`,
        answer,
      )
    }
    const after = await look(t, who)
    t.check(
      'things-stack.refusal.changes-nothing',
      sameIds(before!.ids, after.ids),
      `there were ${before!.ids.join(', ')}, and are ${after.ids.join(', ') || 'none'}`,
      before!.answer,
      unknown,
      long,
      after.answer,
    )
    t.require(session !== undefined, `there is no session of ${who.id} to delete`)
    const addressed = await remove(t, who, session!, {}, { 'user_ids.email': 'someone@example.com' })
    t.check(
      'things-stack.delete.email',
      addressed.reply.status === 200,
      `with an e-mail address the answer is ${answerOf(addressed)}, not 200`,
      addressed,
    )
  },
})
