import { story, type Stage } from '../../../run/story.js'
import { anybody, few, otherPerson, siblingOf, type Person } from '../people.js'
import { answerOf, INVALID, isBadUserRefusal, isRefusal, notAs } from '../refusals.js'
import { has, list, look, remove } from '../sessions.js'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A capital, two dashes in a row, a dash at the front, too many letters, too few, and a line break behind the end. */
const BAD = ['A', 'a--b', '-ab', 'x'.repeat(37), 'a', 'ab\n']

/** A deletion for a user who is not there is refused, and not for the form of the ID. */
const removeOfNobody = async (t: Stage, nobody: Person): Promise<void> => {
  const answer = await remove(t, nobody, t.unknown('session'))
  const right = answer.reply.status !== 400
  t.check('things-stack.user.id-accepted', right, `a deletion for 36 letters: ${answerOf(answer)}`, answer)
  // where credentials count, it depends on these what one is told of users
  if (t.contract.profile === 'live') return
  const gone = { status: 404, code: 5 }
  t.check('things-stack.delete.unknown', isRefusal(answer, gone), `of nobody: ${notAs(answer, gone)}`, answer)
}

export const scenario = story({
  title: 'A user ID has 2 to 36 small letters, digits and single dashes',
  covers: [
    'things-stack.user.id-accepted',
    'things-stack.user.id-refused',
    'things-stack.delete.unknown',
    'things-stack.refusal.changes-nothing',
  ],
  async run(t) {
    const as = await anybody(t)
    const good = [t.random.text(LETTERS, 36), `${t.random.text(LETTERS, 1)}${t.random.below(10)}`]
    for (const id of few(t, good)) {
      // nobody has it: any answer will do that is not about its form
      const { answer } = await list(t, { id: t.invented(id), as })
      t.check(
        'things-stack.user.id-accepted',
        answer.reply.status !== 400,
        `a user ID of ${id.length} characters is answered with ${answerOf(answer)}`,
        answer,
      )
    }
    for (const id of few(t, BAD)) {
      const { answer } = await list(t, { id: t.invented(id), as }, {}, { intent: 'defective' })
      const right = isBadUserRefusal(answer, t.target.profile)
      t.check(
        'things-stack.user.id-refused',
        right,
        `for the user ${JSON.stringify(id)} ${notAs(answer, INVALID)}`,
        answer,
      )
    }
    if (t.target.readOnly) return
    await removeOfNobody(t, { id: t.invented(t.random.text(LETTERS, 36)), as })
    const who = await otherPerson(t)
    const session = await siblingOf(t, who)
    const bad = { id: t.invented(BAD[0]!), as: who?.as ?? as }
    const answer = await remove(t, bad, session ?? t.unknown('session'), { intent: 'defective' })
    t.check(
      'things-stack.user.id-refused',
      isBadUserRefusal(answer, t.target.profile),
      `a deletion for the user "${bad.id}": ${notAs(answer, INVALID)}`,
      answer,
    )
    if (!who || session === undefined) return
    const after = await look(t, who)
    t.check('things-stack.refusal.changes-nothing', has(after, session), `${session} is gone`, answer, after.answer)
  },
})
