import { headerValue } from '../../http/exchange.js'
import { story, type Story } from '../../run/story.js'
import { checkNothingEnded, subject } from './refusals.js'
import { answerOf, revoke } from './revoke.js'

/** The story of an OAuth access token in a state in which it lets nobody in. */
export const bearerRefusal = (state: 'unknown' | 'expired' | 'revoked', requirement: string): Story =>
  story({
    title: `An OAuth access token that is ${state} is refused`,
    covers: [requirement, 'okta.credentials.bearer-challenge', 'okta.credentials.refusal-changes-nothing'],
    async run(t) {
      const about = await subject(t)
      const token = await t.make('credential', { scheme: 'bearer', state })
      const answer = await revoke(t, about.userId, {}, { as: token })
      const { status, headers } = answer.reply
      t.check(
        requirement,
        status === 401 || status === 403,
        `the answer is ${answerOf(answer)}, not 401 or 403`,
        about.control,
        answer,
      )
      const challenge = headerValue(headers, 'www-authenticate') ?? ''
      t.check(
        'okta.credentials.bearer-challenge',
        status === 401 && challenge.includes('invalid_token'),
        `the answer is ${status} with WWW-Authenticate "${challenge}"`,
        answer,
      )
      await checkNothingEnded(t, about, answer)
    },
  })
