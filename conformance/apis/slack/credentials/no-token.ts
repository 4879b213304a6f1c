import { story } from '../../../run/story.js'
import { answerOf, isRefusal, reset } from '../calls.js'
import { NOTHING_CHANGES, refuses, subject, type Attempt } from '../refusals.js'
import { tokenOf } from '../token.js'

export const scenario = story({
  title: 'Without a token nothing is done',
  covers: ['slack.credentials.required', NOTHING_CHANGES],
  async run(t) {
    const admin = await t.make('credential')
    const about = await subject(t, admin)
    const basic = (token: string) => `Basic ${Buffer.from(`${token}:`).toString('base64')}`
    const attempts: Attempt[] = [
      { what: 'no token at all', options: { as: 'nobody' } },
      { what: 'Bearer without a token', options: { as: { headers: { authorization: 'Bearer' } } } },
      { what: 'an empty token in the form', options: { as: 'nobody' }, form: { token: '' } },
      {
        what: 'another scheme than Bearer',
        options: { as: { headers: { authorization: basic(tokenOf(t, admin)) } } },
      },
    ]
    for (const attempt of attempts) {
      await refuses(t, 'slack.credentials.required', about, attempt, 'not_authed')
    }
    // who shows no token learns nothing of who is there
    const stranger = await reset(t, t.unknown('user'), {}, { as: 'nobody' })
    t.check(
      'slack.credentials.required',
      isRefusal(stranger, 'not_authed'),
      `no token at all, for a user whom nobody knows: the answer is ${answerOf(stranger)}, not 200 not_authed`,
      stranger,
    )
  },
})
