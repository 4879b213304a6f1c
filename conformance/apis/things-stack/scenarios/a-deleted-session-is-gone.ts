import { story } from '../../../run/story.js'
import { jsonBody, type Answered } from '../../../http/exchange.js'
import { otherPerson, siblingOf, person, requireWriting, sessionOf } from '../people.js'
import { answerOf, isRefusal, notAs, SESSION_NOT_FOUND } from '../refusals.js'
import { has, list, look, plainId, remove, sameIds } from '../sessions.js'

const isObject = ({ reply }: Answered): boolean => {
  const body = jsonBody(reply)
  return typeof body === 'object' && body !== null && !Array.isArray(body)
}

/** Lists that are looked at for the deleted session. */
const QUERIES = [{}, { order: 'created_at', limit: 1000 }, { order: '-created_at', limit: 1000 }]

export const scenario = story({
  title: 'A deleted session is gone from every list, once and for all; all others stay',
  covers: [
    'things-stack.delete.answers-200',
    'things-stack.delete.gone',
    'things-stack.delete.total',
    'things-stack.delete.keeps-others',
    'things-stack.delete.repeated',
  ],
  async run(t) {
    requireWriting(t)
    const anna = await person(t)
    const ben = await otherPerson(t)
    const victim = await sessionOf(t, anna)
    await siblingOf(t, anna)
    await siblingOf(t, anna)
    await siblingOf(t, ben)
    // each list is seen before the deletion too, so that one that a server remembers is found out
    const before = await look(t, anna)
    for (const query of QUERIES) await list(t, anna, query)
    const his = ben && (await look(t, ben))
    t.require(has(before, victim), `the session ${victim} is not listed before it is deleted`)
    if (t.observable('session')) t.require(await t.alive('session', victim), 'the driver does not show it as alive')

    const answer = await remove(t, anna, victim)
    t.control(
      'things-stack.delete.answers-200',
      answer.reply.status === 200 && isObject(answer),
      `the answer is ${answerOf(answer)}, not 200 {}`,
      before.answer,
      answer,
    )
    const rest = before.ids.filter((id) => id !== plainId(victim))
    for (const query of QUERIES) {
      const after = await list(t, anna, query)
      const what = new URLSearchParams(query as Record<string, string>).toString() || 'no parameters'
      t.check(
        'things-stack.delete.gone',
        !has(after, victim),
        `with ${what} ${victim} is still listed`,
        answer,
        after.answer,
      )
      // without a limit the server chooses how many sessions it shows
      if ('limit' in query) {
        t.check(
          'things-stack.delete.keeps-others',
          sameIds(after.ids.filter((id) => id !== plainId(victim)).sort(), rest.toSorted()),
          `with ${what} ${after.ids.join(', ') || 'nothing'} is left; expected ${rest.join(', ')}`,
          before.answer,
          answer,
          after.answer,
        )
      }
      if (before.total === undefined || after.total === undefined) continue
      t.check(
        'things-stack.delete.total',
        after.total === before.total - 1,
        `X-Total-Count was ${before.total} and is ${after.total}`,
        before.answer,
        answer,
        after.answer,
      )
    }
    // a server that does not count has nothing to count down
    if (before.total === undefined) t.check('things-stack.delete.total', true, '', before.answer)
    if (t.observable('session')) {
      t.check(
        'things-stack.delete.gone',
        await t.gone('session', victim),
        `the driver still shows ${victim} as alive`,
        answer,
      )
    }

    const again = await remove(t, anna, victim)
    t.check(
      'things-stack.delete.repeated',
      isRefusal(again, SESSION_NOT_FOUND),
      `the second time ${notAs(again, SESSION_NOT_FOUND)}`,
      answer,
      again,
    )
    const end = await look(t, anna)
    t.check(
      'things-stack.delete.keeps-others',
      sameIds(end.ids.toSorted(), rest.toSorted()),
      'the second deletion ended another session',
      again,
      end.answer,
    )
    if (!ben || !his) return
    const hisAfter = await look(t, ben)
    t.check(
      'things-stack.delete.keeps-others',
      sameIds(his.ids, hisAfter.ids),
      `another user had ${his.ids.join(', ')} and has ${hisAfter.ids.join(', ') || 'nothing'}`,
      his.answer,
      answer,
      hisAfter.answer,
    )
  },
})
