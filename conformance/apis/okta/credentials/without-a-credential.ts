import { story } from '../../../run/story.js'
import { checkNothingEnded, subject } from '../refusals.js'
import { answerOf, isOktaError, revoke } from '../revoke.js'

/** What is wrong with a credential, and the headers that stand in its place. */
type Attempt = [what: string, headers: Record<string, string>]

export const scenario = story({
  title: 'Without a usable credential nothing is done',
  covers: ['okta.credentials.required', 'okta.credentials.refusal-changes-nothing'],
  async run(t) {
    const admin = await t.make('credential')
    const about = await subject(t, admin)
    const [value = ''] = Object.values(admin.headers)
    const bare = value.replace(/^\S+\s+/, '')
    const absent: Attempt[] = [
      ['no Authorization header', {}],
      ['a token in another header', { 'x-api-key': value }],
      ['a token in another header, without its scheme', { 'x-api-key': bare }],
    ]
    const unreadable: Attempt[] = [
      ['a token without its scheme', { authorization: bare }],
      ['an unknown scheme', { authorization: `Basic ${Buffer.from(`admin:${bare}`).toString('base64')}` }],
      ['a scheme without a token', { authorization: 'SSWS' }],
    ]
    for (const attempt of [...absent, ...unreadable]) {
      const [what, headers] = attempt
      const statuses = unreadable.includes(attempt) ? [400, 401, 403] : [401, 403]
      const answer = await revoke(t, about.userId, {}, { as: { headers } })
      t.check(
        'okta.credentials.required',
        statuses.includes(answer.reply.status) && isOktaError(answer.reply),
        `${what}: the answer is ${answerOf(answer)}, not ${statuses.join(' or ')} with an Error object`,
        about.control,
        answer,
      )
      await checkNothingEnded(t, about, answer)
    }
  },
})
