import { story } from '../../../run/story.js'
import { answerOf, invalidate, isOk, isRefusal, reset } from '../calls.js'
import { lost, trySignIn } from '../people.js'

export const scenario = story({
  title: 'Nobody else ends the sessions of the primary owner',
  covers: ['slack.reset.primary-owner', 'slack.invalidate.primary-owner'],
  async run(t) {
    // the given credential may be the primary owner's own
    const as = await t.make('credential', { role: 'admin' })
    const member = await t.make('user')
    const control = await reset(t, member.id, {}, { as })
    t.require(isOk(control), `the reset of a member was answered with ${answerOf(control)}`)

    const owner = await t.make('user', { role: 'primary_owner' })
    const session = await trySignIn(t, owner.id)
    const wiped = await reset(t, owner.id, {}, { as })
    t.check(
      'slack.reset.primary-owner',
      isRefusal(wiped, 'cannot_reset_primary_owner'),
      `the answer is ${answerOf(wiped)}, not 200 cannot_reset_primary_owner`,
      control,
      wiped,
    )
    if (!session) return
    const ended = await invalidate(t, session, { as })
    t.check(
      'slack.invalidate.primary-owner',
      isRefusal(ended, 'cannot_invalidate_primary_owner'),
      `the answer is ${answerOf(ended)}, not 200 cannot_invalidate_primary_owner`,
      ended,
    )
    if (!t.observable('session')) return
    const gone = await lost(t, [session])
    const requirement = isOk(ended) ? 'slack.invalidate.primary-owner' : 'slack.reset.primary-owner'
    t.check(requirement, gone.length === 0, `refused, and yet ended: ${gone.join(', ')}`, wiped, ended)
  },
})
