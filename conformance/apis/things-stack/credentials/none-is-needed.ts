import { story } from '../../../run/story.js'
import { person, sessionOf } from '../people.js'
import { answerOf } from '../refusals.js'
import { list, remove } from '../sessions.js'
import { bearing } from '../subject.js'

export const scenario = story({
  title: 'By the page nobody needs a credential, and one that comes means nothing',
  profile: 'documented',
  covers: ['things-stack.credentials.none-needed', 'things-stack.credentials.ignored'],
  async run(t) {
    const who = await person(t)
    const strange = await list(t, who, {}, { as: bearing('Bearer of-bad-news') })
    t.check(
      'things-stack.credentials.ignored',
      strange.answer.reply.status === 200,
      `with a credential that is none the answer is ${answerOf(strange.answer)}, not 200`,
      strange.answer,
    )
    const { answer } = await list(t, who, {}, { as: 'nobody' })
    t.check(
      'things-stack.credentials.none-needed',
      answer.reply.status === 200,
      `without a credential List is answered with ${answerOf(answer)}`,
      answer,
    )
    const deletion = await remove(t, who, await sessionOf(t, who), { as: 'nobody' })
    t.check(
      'things-stack.credentials.none-needed',
      deletion.reply.status === 200,
      `without a credential Delete is answered with ${answerOf(deletion)}`,
      deletion,
    )
  },
})
