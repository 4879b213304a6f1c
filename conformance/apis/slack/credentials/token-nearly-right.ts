import { nearMisses } from '../../near-misses.js'
import { story } from '../../../run/story.js'
import { NOTHING_CHANGES, refuses, subject } from '../refusals.js'
import { tokenOf } from '../token.js'

export const scenario = story({
  title: 'A token is compared whole, and by letter',
  covers: ['slack.credentials.unknown', NOTHING_CHANGES],
  async run(t) {
    const token = tokenOf(t, await t.make('credential'))
    const about = await subject(t)
    for (const near of nearMisses(token)) {
      const as = { headers: { authorization: `Bearer ${near.token}` } }
      await refuses(t, 'slack.credentials.unknown', about, { what: near.what, options: { as } }, 'invalid_auth')
    }
  },
})
