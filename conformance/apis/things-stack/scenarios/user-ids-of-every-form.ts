import { story } from '../../../run/story.js'
import { anybody, otherSessionOf, person } from '../people.js'
import { answerOf, INVALID, isRefusal, notAs } from '../refusals.js'
import { has, list, look, remove } from '../sessions.js'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** Capitals, too short, dashes in a row, at either end, and too long. */
const BAD = ['A', 'a--b', '-ab', 'a_b', 'x'.repeat(37)]

export const scenario = story({
  title: 'A user ID has 2 to 36 small letters, digits and single dashes',
  covers: ['things-stack.user.id-refused', 'things-stack.user.id-accepted', 'things-stack.refusal.changes-nothing'],
  async run(t) {
    const as = await anybody(t)
    for (const id of [t.random.text(LETTERS, 36), `${t.random.text(LETTERS, 1)}${t.random.below(10)}`]) {
      // nobody has it: any answer will do that is not about its form
      const { answer } = await list(t, { id: t.invented(id), as })
      t.check(
        'things-stack.user.id-accepted',
        answer.reply.status !== 400,
        `a user ID of ${id.length} characters is answered with ${answerOf(answer)}`,
        answer,
      )
    }
    for (const id of BAD) {
      const { answer } = await list(t, { id: t.invented(id), as }, {}, { intent: 'defective' })
      t.check(
        'things-stack.user.id-refused',
        isRefusal(answer, INVALID),
        `for the user "${id}" ${notAs(answer, INVALID)}`,
        answer,
      )
    }
    const who = await person(t)
    const session = (await otherSessionOf(t, who)) ?? t.unknown('session')
    const before = await look(t, who)
    const answer = await remove(t, { id: 'A', as: who.as }, session, { intent: 'defective' })
    t.check(
      'things-stack.user.id-refused',
      isRefusal(answer, INVALID),
      `a deletion for the user "A": ${notAs(answer, INVALID)}`,
      answer,
    )
    if (!has(before, session)) return
    const after = await look(t, who)
    t.check(
      'things-stack.refusal.changes-nothing',
      has(after, session),
      `${session} is gone`,
      before.answer,
      answer,
      after.answer,
    )
  },
})
