import { story } from '../../../run/story.js'
import { encodeSegment } from '../../../http/build-request.js'
import { lost, person, requireAlive } from '../people.js'
import { errorOf } from '../revoke.js'

export const scenario = story({
  title: 'Other methods and other paths are refused and end nothing',
  covers: ['okta.method.other', 'okta.path.other', 'okta.path.unknown'],
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
        (status >= 400 && status < 500) || status === 501,
        `${method} is answered with ${status}, not refused with a 4xx (405 is usual) or 501`,
        exchange,
      )
    }
    const gone = user ? await lost(t, user) : []
    t.check('okta.method.other', gone.length === 0, `another method ended ${gone.join(', ')}`)

    for (const beyond of t.target.readOnly ? [] : [`sessions/${t.invented('x')}`, t.invented('sessionsx')]) {
      const other = await t.send({ method: 'DELETE', path: `${path}/${beyond}` }, { as: admin })
      const ended = user && gone.length === 0 ? await lost(t, user) : []
      const { status } = other.reply
      t.check(
        'okta.path.other',
        status >= 300 && ended.length === 0,
        `DELETE …/${beyond} is answered with ${status}${ended.length > 0 ? `, and ended ${ended.join(', ')}` : ''}`,
        other,
      )
    }

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
