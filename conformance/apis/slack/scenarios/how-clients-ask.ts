import { story } from '../../../run/story.js'
import { answerOf, envelopeOf, INVALIDATE, isOk, isRefusal, naming, RESET, reset, type Form } from '../calls.js'
import { nobodys, trySignIn } from '../people.js'
import { tokenOf } from '../token.js'

interface Client {
  headers: Record<string, string>
  /** What stands in the form besides what names the session or user. */
  more?: Form
  flags: Form
}

/** How each client writes its requests, but for what its HTTP library adds. */
const clients = (token: string): Record<string, Client> => ({
  "the page's client": {
    // the generator leaves a blank behind the token
    headers: { token, authorization: `Bearer ${token} `, accept: 'application/json' },
    flags: { mobile_only: '', web_only: '' },
  },
  '@slack/web-api': {
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json, text/plain, */*',
      'user-agent': '@slack:web-api/8.2.0 node/20.19.0 linux/6.1',
    },
    more: { token },
    flags: { mobile_only: 'true', web_only: 'false' },
  },
  slack_sdk: { headers: { authorization: `Bearer ${token}` }, flags: { mobile_only: '1', web_only: '0' } },
  'the Java SDK': { headers: { authorization: `Bearer ${token}` }, flags: { mobile_only: '0', web_only: '0' } },
})

export const scenario = story({
  title: 'Clients as they are get along',
  covers: [
    'slack.request.clients',
    'slack.request.charset',
    'slack.request.charset-warning',
    'slack.request.other-arguments',
  ],
  async run(t) {
    const admin = await t.make('credential')
    const token = tokenOf(t, admin)
    const user = await t.tryMake('user')
    const userId = user?.id ?? t.unknown('user')
    const [wiped, wanted] = user
      ? [isOk, 'ok']
      : [(answer: Parameters<typeof isOk>[0]) => isRefusal(answer, 'user_not_found'), 'user_not_found']

    const all = Object.entries(clients(token))
    for (const [client, { headers, more = {} }] of all) {
      const session = user && (await trySignIn(t, user.id))
      const named = naming(t, session ?? nobodys(t, { userId: user?.id }))
      const answer = await t.call(INVALIDATE, { headers, form: { ...named, ...more } }, { as: 'nobody' })
      t.check(
        'slack.request.clients',
        session ? isOk(answer) : isRefusal(answer, 'session_not_found'),
        `the invalidation of ${client} is answered with ${answerOf(answer)}, not 200 ${session ? 'ok' : 'session_not_found'}`,
        answer,
      )
    }
    // only now, since no session is left after them
    for (const [client, { headers, more = {}, flags }] of all) {
      const answer = await t.call(RESET, { headers, form: { ...flags, user_id: userId, ...more } }, { as: 'nobody' })
      t.check(
        'slack.request.clients',
        wiped(answer),
        `the reset of ${client} is answered with ${answerOf(answer)}, not 200 ${wanted}`,
        answer,
      )
    }

    const typed = await t.call(RESET, {
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      form: { user_id: userId },
    })
    t.check('slack.request.charset', wiped(typed), `the answer is ${answerOf(typed)}, not 200 ${wanted}`, typed)
    const { warning } = envelopeOf(typed.reply)
    t.check(
      'slack.request.charset-warning',
      String(warning).split(',').includes('superfluous_charset'),
      `warning is ${JSON.stringify(warning)}`,
      typed,
    )
    const other = await reset(t, userId, { not_documented: '1' })
    t.check('slack.request.other-arguments', wiped(other), `the answer is ${answerOf(other)}, not 200 ${wanted}`, other)
  },
})
