import { story } from '../../../run/story.js'
import { answerOf, invalidate, isOk, isRefusal } from '../calls.js'
import { left, signIn } from '../people.js'

export const scenario = story({
  title: 'Several calls may invalidate one session at the same moment',
  covers: ['slack.invalidate.at-once', 'slack.invalidate.only-one-wins'],
  async run(t) {
    const session = await signIn(t, (await t.make('user')).id)
    // credentials are made before, so that nothing but the calls takes time
    const as = await t.make('credential')
    const answers = await Promise.all(Array.from({ length: 4 }, () => invalidate(t, session, { as })))
    const said = answers.map(answerOf).join(', ')
    const wins = answers.filter(isOk).length
    t.check('slack.invalidate.at-once', wins > 0, `no call of four was told that it did: ${said}`, ...answers)
    t.check(
      'slack.invalidate.only-one-wins',
      wins === 1 && answers.every((answer) => isOk(answer) || isRefusal(answer, 'session_not_found')),
      `the answers are ${said}`,
      ...answers,
    )
    if (!t.observable('session')) return
    const remaining = await left(t, [session])
    t.check('slack.invalidate.at-once', remaining.length === 0, `still alive: ${remaining.join(', ')}`, ...answers)
  },
})
