import { story } from '../../../run/story.js'
import { anybody, isNamed, person } from '../people.js'
import { answerOf, isRefusal } from '../refusals.js'
import { list } from '../sessions.js'

export const scenario = story({
  title: 'A user without sessions has an empty list; one who does not exist has none',
  covers: ['things-stack.list.empty', 'things-stack.user.unknown'],
  async run(t) {
    if (t.target.profile === 'documented') {
      const stranger = await list(t, { id: t.unknown('user'), as: await anybody(t) })
      t.check(
        'things-stack.user.unknown',
        isRefusal(stranger.answer, { status: 404, code: 5 }),
        `for a user who does not exist the answer is ${answerOf(stranger.answer)}, not 404 code 5`,
        stranger.answer,
      )
    }
    const who = await person(t)
    const { answer, ids, total } = await list(t, who)
    t.require(!isNamed(t, who) || ids.length === 0, `${who.id} has sessions`)
    t.check(
      'things-stack.list.empty',
      answer.reply.status === 200 && ids.length === 0 && (total === undefined || total === 0),
      `the answer is ${answerOf(answer)} with ${ids.length} sessions and a total of ${total}`,
      answer,
    )
  },
})
