import { story } from '../../../run/story.js'
import { few, person, sessionOf } from '../people.js'
import { answerOf } from '../refusals.js'
import { list, remove } from '../sessions.js'
import { bearing, tokenOf } from '../subject.js'

/** What a user's credential may be and hold. */
const ENOUGH = [
  { form: 'api_key', rights: ['RIGHT_USER_ALL'] },
  { form: 'api_key', rights: ['RIGHT_ALL'] },
  { form: 'access_token', rights: ['RIGHT_ALL'] },
]

export const scenario = story({
  title: 'A key or access token with all rights of the user is credential enough for their sessions',
  profile: 'live',
  covers: ['things-stack.rights.owner', 'things-stack.credentials.scheme-case'],
  async run(t) {
    const who = await person(t)
    const small = await list(t, who, {}, { as: bearing(`bearer ${tokenOf(t, who.as)}`) })
    t.check(
      'things-stack.credentials.scheme-case',
      small.answer.reply.status === 200,
      `with "bearer" in small letters the answer is ${answerOf(small.answer)}, not 200`,
      small.answer,
    )
    for (const attributes of few(t, ENOUGH)) {
      const as = await t.make('credential', { user: who.id, ...attributes })
      const what = `${attributes.form} with ${attributes.rights.join(', ')}`
      const { answer } = await list(t, who, {}, { as })
      t.check(
        'things-stack.rights.owner',
        answer.reply.status === 200,
        `${what}, List: ${answerOf(answer)}, not 200`,
        answer,
      )
      if (t.target.readOnly) continue
      const deletion = await remove(t, who, await sessionOf(t, who), { as })
      t.check(
        'things-stack.rights.owner',
        deletion.reply.status === 200,
        `${what}, Delete: ${answerOf(deletion)}, not 200`,
        deletion,
      )
    }
  },
})
