import { story } from '../../../run/story.js'
import { encodeSegment } from '../../../http/build-request.js'
import { jsonBody } from '../../../http/exchange.js'
import { isNamed, siblingOf, someone } from '../people.js'
import { answerOf } from '../refusals.js'
import { has, look } from '../sessions.js'

export const scenario = story({
  title: 'Other methods and other paths are refused and change nothing',
  covers: ['things-stack.path.unknown', 'things-stack.method.other', 'things-stack.method.override'],
  async run(t) {
    const who = await someone(t)
    const { as } = who
    const session = t.target.readOnly ? undefined : await siblingOf(t, who)
    const many = `/users/${who.id}/sessions`
    const one = `${many}/${encodeSegment(session ?? t.unknown('session'))}`

    const unknown = await t.send({ method: 'GET', path: `/users/${who.id}/${t.invented('no-such-things')}` }, { as })
    t.check(
      'things-stack.path.unknown',
      unknown.reply.status === 404,
      `the answer is ${answerOf(unknown)}, not 404`,
      unknown,
    )

    const written = [
      ['POST', many],
      ['PUT', many],
      ['PATCH', one],
      // a named user may have sessions that nobody gave away
      ...(isNamed(t, who) ? [] : [['DELETE', many] as const]),
    ] as const
    for (const [method, path] of [['GET', one] as const, ...(t.target.readOnly ? [] : written)]) {
      const exchange = await t.send({ method, path }, { as })
      const { status } = exchange.reply
      const { code } = (jsonBody(exchange.reply) ?? {}) as { code?: unknown }
      t.check(
        'things-stack.method.other',
        status === 405 || (status === 501 && code === 12),
        `${method} ${path} is answered with ${answerOf(exchange)}, not 501 code 12 or 405`,
        exchange,
      )
    }
    if (t.target.readOnly) return
    const headers = [['X-HTTP-Method-Override', 'DELETE']] as const
    const overridden = await t.send({ method: 'POST', path: one, headers }, { as })
    t.check(
      'things-stack.method.override',
      [405, 501].includes(overridden.reply.status),
      `with X-HTTP-Method-Override the answer is ${answerOf(overridden)}, not 501 or 405`,
      overridden,
    )
    if (session === undefined) return
    const after = await look(t, who)
    t.check('things-stack.method.other', has(after, session), `another method ended ${session}`, after.answer)
  },
})
