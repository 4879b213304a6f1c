import { story } from '../../../run/story.js'
import { answerOf, INVALIDATE, isOk, naming, RESET } from '../calls.js'
import { left, lost, person, requireAlive, signIn } from '../people.js'
import { tokenOf } from '../token.js'

export const scenario = story({
  title: 'Arguments may come as a JSON object',
  covers: ['slack.request.json'],
  async run(t) {
    // with JSON the token has to stand behind Bearer
    const as = { headers: { authorization: `Bearer ${tokenOf(t, await t.make('credential'))}` } }
    const headers = { 'content-type': 'application/json; charset=utf-8' }
    const { id } = await t.make('user')
    for (const asNumber of [true, false]) {
      const session = await signIn(t, id)
      const number = Number(session.id)
      // a number has to keep all its digits
      if (asNumber && !Number.isSafeInteger(number)) continue
      const json = { ...naming(t, session), session_id: asNumber ? number : session.id }
      const answer = await t.call(INVALIDATE, { headers, json }, { as })
      const shown = JSON.stringify(json.session_id)
      t.check('slack.request.json', isOk(answer), `with session_id ${shown}: ${answerOf(answer)}, not 200 ok`, answer)
      if (!t.observable('session')) continue
      const remaining = await left(t, [session])
      t.check('slack.request.json', remaining.length === 0, `still alive: ${remaining.join(', ')}`, answer)
    }

    const user = t.observable('session') ? await person(t, 'web', 'mobile') : { id, sessions: [] }
    await requireAlive(t, user)
    const json = { user_id: user.id, mobile_only: true, web_only: false }
    const answer = await t.call(RESET, { headers, json }, { as })
    t.check('slack.request.json', isOk(answer), `the reset is answered with ${answerOf(answer)}, not 200 ok`, answer)
    const of = (client: string) => user.sessions.filter((session) => session.client === client)
    const [remaining, gone] = [await left(t, of('mobile')), await lost(t, of('web'))]
    t.check('slack.request.json', remaining.length === 0, `mobile_only left alive: ${remaining.join(', ')}`, answer)
    t.check('slack.request.json', gone.length === 0, `mobile_only ended: ${gone.join(', ')}`, answer)
  },
})
