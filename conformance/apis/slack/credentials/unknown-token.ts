import { story } from '../../../run/story.js'
import { NOTHING_CHANGES, refuses, subject } from '../refusals.js'

export const scenario = story({
  title: 'A token that nobody holds lets nobody in, whether it looks like one or not',
  covers: ['slack.credentials.unknown', NOTHING_CHANGES],
  async run(t) {
    const about = await subject(t)
    const token = await t.make('credential', { state: 'unknown' })
    const rubbish = { headers: { authorization: `Bearer ${t.random.text('abcdefghijklmnopqrstuvwxyz', 12)}` } }
    for (const [what, as] of [
      ['a token that looks like one', token],
      ['a token that looks like none', rubbish],
    ] as const) {
      await refuses(t, 'slack.credentials.unknown', about, { what, options: { as } }, 'invalid_auth')
    }
  },
})
