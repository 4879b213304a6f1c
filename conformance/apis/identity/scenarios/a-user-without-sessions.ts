import { story } from '../../../run/story.js'
import { jsonBody } from '../../../http/exchange.js'
import { list } from '../sessions.js'

export const scenario = story({
  title: 'A user without sessions has an empty list, known or not',
  covers: ['identity.list.empty'],
  async run(t) {
    const known = await t.tryMake('user')
    // a user that the configuration names may well have sessions
    const empty = known && !known.borrowed ? [known.id] : []
    for (const id of [t.unknown('user'), ...empty]) {
      const listed = await list(t, id)
      const body = jsonBody(listed.reply)
      t.check(
        'identity.list.empty',
        listed.reply.status === 200 && Array.isArray(body) && body.length === 0,
        `the answer is ${listed.reply.status} ${listed.reply.body.slice(0, 80)}, not 200 []`,
        listed,
      )
    }
  },
})
