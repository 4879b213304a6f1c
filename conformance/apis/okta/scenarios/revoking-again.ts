import { story } from '../../../run/story.js'
import { left, person, requireAlive } from '../people.js'
import { answerOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'Revoking again gives the same answer, and ends what began in between',
  covers: ['okta.revoke.idempotent', 'okta.revoke.ends-sessions'],
  async run(t) {
    const user = await person(t, 'session')
    await requireAlive(t, user)
    const first = await revoke(t, user.id)
    t.require(first.reply.status === 204, 'the first revocation was not answered with 204')
    const again = await revoke(t, user.id)
    t.check(
      'okta.revoke.idempotent',
      again.reply.status === 204,
      `the second answer is ${answerOf(again)}, not 204`,
      first,
      again,
    )

    const later = await t.make('session', { user: user.id })
    t.require(
      await t.alive('session', later.id),
      'the driver does not show as alive the session that it made just before',
    )
    const third = await revoke(t, user.id)
    const remaining = [
      ...(await left(t, user, 'session')),
      ...((await t.gone('session', later.id)) ? [] : [`session ${later.id}`]),
    ]
    t.check('okta.revoke.ends-sessions', remaining.length === 0, `still alive: ${remaining.join(', ')}`, third)
  },
})
