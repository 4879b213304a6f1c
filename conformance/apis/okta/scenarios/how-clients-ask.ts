import { story } from '../../../run/story.js'
import { headerLines } from '../../../http/exchange.js'
import { answerOf, errorOf } from '../revoke.js'

/** The headers of the official Node SDK, besides the credential. */
const NODE_SDK = {
  accept: 'application/json, */*;q=0.8',
  'user-agent': '@okta/okta-sdk-nodejs/8.1.0 node/20.19.0 linux/6.1',
  'accept-encoding': 'gzip,deflate',
}

export const scenario = story({
  title: 'Clients as they are get along',
  covers: ['okta.request.content-type-without-body', 'okta.request.node-sdk', 'okta.request.other-parameters'],
  async run(t) {
    const { id: userId } = await t.make('user')
    const typed = await t.call('revokeUserSessions', {
      path: { userId },
      headers: { 'content-type': 'application/json' },
    })
    t.check(
      'okta.request.content-type-without-body',
      typed.reply.status === 204,
      `with a Content-Type and no body the answer is ${answerOf(typed)}, not 204`,
      typed,
    )
    const sdk = await t.call('revokeUserSessions', {
      path: { userId },
      query: { oauthTokens: true, forgetDevices: true },
      headers: NODE_SDK,
    })
    t.check(
      'okta.request.node-sdk',
      sdk.reply.status === 204,
      `the SDK's request is answered with ${answerOf(sdk)}, not 204`,
      sdk,
    )
    const refused = await t.call('revokeUserSessions', { path: { userId: t.unknown('user') }, headers: NODE_SDK })
    t.check(
      'okta.request.node-sdk',
      typeof errorOf(refused.reply).errorCode === 'string',
      'the SDK cannot read the refusal: no JSON with an errorCode',
      refused,
    )
    // its back-off reckons with both, and gives up on a header that holds a comma
    for (const name of ['date', 'x-rate-limit-reset']) {
      const lines = headerLines(sdk.reply.headers, name)
      const usable = lines.length === 1 && (name === 'date' || !lines[0]!.includes(','))
      t.check(
        'okta.request.node-sdk',
        usable,
        `the SDK's back-off needs one header ${name}; there are ${lines.length}`,
        sdk,
      )
    }
    const other = await t.call('revokeUserSessions', { path: { userId }, query: { notDocumented: 'x' } })
    t.check(
      'okta.request.other-parameters',
      other.reply.status === 204,
      `the answer is ${answerOf(other)}, not 204`,
      other,
    )
  },
})
