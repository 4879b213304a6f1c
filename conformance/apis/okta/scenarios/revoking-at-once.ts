import { story } from '../../../run/story.js'
import { answerOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'Several revocations of one user may come at the same moment',
  covers: ['okta.revoke.idempotent'],
  async run(t) {
    const { id: user } = await t.make('user')
    const session = t.observable('session') ? await t.tryMake('session', { user }) : undefined
    // credentials are made before, so that nothing but the calls takes time
    const as = await t.make('credential')
    const answers = await Promise.all(Array.from({ length: 4 }, () => revoke(t, user, {}, { as })))
    t.check(
      'okta.revoke.idempotent',
      answers.every(({ reply }) => reply.status === 204),
      `four calls at the same moment are answered with ${answers.map(answerOf).join(', ')}; each should be 204`,
      ...answers,
    )
    const gone = !session || (await t.gone('session', session.id))
    t.check('okta.revoke.idempotent', gone, `the session ${session?.id} is still alive after four calls`, ...answers)
  },
})
