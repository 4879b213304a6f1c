import { story } from '../../../run/story.js'
import { jsonBody } from '../../../http/exchange.js'
import { otherSessionOf, person } from '../people.js'
import { answerOf } from '../refusals.js'
import { has, look } from '../sessions.js'

export const scenario = story({
  title: 'Other methods and other paths are refused and change nothing',
  covers: ['things-stack.method.other', 'things-stack.method.override', 'things-stack.path.unknown'],
  async run(t) {
    const who = await person(t)
    const { as } = who
    const session = await otherSessionOf(t, who)
    const before = await look(t, who)
    const many = `/users/${who.id}/sessions`
    const one = `${many}/${session ?? t.unknown('session')}`

    const unknown = await t.send({ method: 'GET', path: `/users/${who.id}/${t.invented('no-such-things')}` }, { as })
    t.check(
      'things-stack.path.unknown',
      unknown.reply.status === 404,
      `the answer is ${answerOf(unknown)}, not 404`,
      unknown,
    )

    const read: [string, string][] = [['GET', one]]
    const written: [string, string][] = [
      ['POST', many],
      ['PUT', many],
      ['POST', one],
      ['PATCH', one],
    ]
    for (const [method, path] of t.target.readOnly ? read : [...read, ...written]) {
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
    const override: [string, string] = ['X-HTTP-Method-Override', 'DELETE']
    const overridden = await t.send(
      { method: t.target.readOnly ? 'GET' : 'POST', path: one, headers: [override] },
      { as },
    )
    const { status } = overridden.reply
    t.check(
      'things-stack.method.override',
      status === 405 || status === 501,
      `with X-HTTP-Method-Override the answer is ${answerOf(overridden)}, not 501 or 405`,
      overridden,
    )
    if (session === undefined || !has(before, session)) return
    const after = await look(t, who)
    t.check(
      'things-stack.method.other',
      has(after, session),
      `another method ended ${session}`,
      before.answer,
      after.answer,
    )
  },
})
