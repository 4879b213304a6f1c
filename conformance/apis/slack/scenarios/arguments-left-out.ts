import { story } from '../../../run/story.js'
import { checkNamed, refusesArguments, understood } from '../arguments.js'
import { answerOf, isOk, isRefusal, RESET, reset } from '../calls.js'

export const scenario = story({
  title: 'A call without an argument that it needs is refused and ends nothing',
  covers: [
    'slack.arguments.session-id-required',
    'slack.arguments.team-id-required',
    'slack.arguments.user-id-required',
    'slack.arguments.empty',
    'slack.arguments.named',
  ],
  async run(t) {
    const about = await understood(t)
    const defects = [
      ['slack.arguments.session-id-required', 'session_id'],
      ...(t.target.profile === 'live' ? [] : [['slack.arguments.team-id-required', 'team_id'] as const]),
    ] as const
    for (const [requirement, argument] of defects) {
      const answer = await refusesArguments(t, requirement, about, { [argument]: undefined }, 'invalid_arguments')
      checkNamed(t, answer, argument)
    }

    const user = await t.tryMake('user')
    const control = await reset(t, user?.id ?? t.unknown('user'), { mobile_only: 'false' })
    t.require(
      user ? isOk(control) : isRefusal(control, 'user_not_found'),
      `the reset with whole arguments was answered with ${answerOf(control)}`,
    )
    const without = await t.call(RESET, { form: { mobile_only: 'false' } }, { intent: 'defective' })
    t.check(
      'slack.arguments.user-id-required',
      isRefusal(without, 'invalid_arguments'),
      `without user_id the answer is ${answerOf(without)}, not 200 invalid_arguments`,
      control,
      without,
    )
    checkNamed(t, without, 'user_id')

    await refusesArguments(
      t,
      'slack.arguments.empty',
      about,
      { session_id: '' },
      'invalid_arguments',
      'session_not_found',
    )
    const empty = await t.call(RESET, { form: { user_id: '' } }, { intent: 'defective' })
    t.check(
      'slack.arguments.empty',
      isRefusal(empty, 'invalid_arguments', 'user_not_found'),
      `with user_id= the answer is ${answerOf(empty)}, not 200 invalid_arguments or user_not_found`,
      empty,
    )
  },
})
