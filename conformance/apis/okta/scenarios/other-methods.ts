import { story } from '../../../run/story.js'
import { encodeSegment } from '../../../http/build-request.js'
import { lost, person, requireAlive } from '../people.js'
import { errorOf } from '../revoke.js'

export const scenario = story({
  title: 'Other methods and other paths are refused and end nothing',
  covers: ['okta.method.other', 'okta.path.unknown'],
  async run(t) {
    const admin = await t.make('credential')
    const user = t.observable('session') ? await person(t, 'session') : undefined
    if (user) await requireAlive(t, user)
    const path = `/api/v1/users/${encodeSegment(user?.id ?? t.unknown('user'))}`
    for (const method of t.target.readOnly ? ['GET'] : ['GET', 'POST', 'PUT', 'PATCH']) {
      const exchange = await t.send({ method, path: `${path}/sessions` }, { as: admin })
      const { status } = exchange.reply
      t.check(
        'okta.method.other',
        status >= 400 && status < 500,
        `${method} is answered with ${status}; 405 is usual`,
        exchange,
      )
    }
    const gone = user ? await lost(t, user) : []
    t.check('okta.method.other', gone.length === 0, `another method ended ${gone.join(', ')}`)

    const exchange = await t.send({ method: 'GET', path: `${path}/${t.invented('no-such-things')}` }, { as: admin })
    const { reply } = exchange
    t.check(
      'okta.path.unknown',
      reply.status === 404 && errorOf(reply).errorCode === 'E0000008',
      `the answer is ${reply.status} ${String(errorOf(reply).errorCode)}, not 404 E0000008`,
      exchange,
    )
  },
})
