import { story } from '../../../run/story.js'
import { checkNothingEnded, subject } from '../refusals.js'
import { answerOf, isOktaError, revoke } from '../revoke.js'

export const scenario = story({
  title: 'Without a usable credential nothing is done',
  covers: ['okta.credentials.required', 'okta.credentials.refusal-changes-nothing'],
  async run(t) {
    const admin = await t.make('credential')
    const about = await subject(t, admin)
    const [value = ''] = Object.values(admin.headers)
    const bare = value.replace(/^\S+\s+/, '')
    const attempts: [string, Record<string, string>][] = [
      ['no Authorization header', {}],
      ['a token without its scheme', { authorization: bare }],
      ['an unknown scheme', { authorization: `Basic ${Buffer.from(`admin:${bare}`).toString('base64')}` }],
      ['a scheme without a token', { authorization: 'SSWS' }],
      ['a token in another header', { 'x-api-key': value }],
    ]
    for (const [what, headers] of attempts) {
      const answer = await revoke(t, about.userId, {}, { as: { headers } })
      const { status } = answer.reply
      t.check(
        'okta.credentials.required',
        (status === 401 || status === 403) && isOktaError(answer.reply),
        `${what}: the answer is ${answerOf(answer)}, not 401 or 403 with an Error object`,
        about.control,
        answer,
      )
      await checkNothingEnded(t, about, answer)
    }
  },
})
