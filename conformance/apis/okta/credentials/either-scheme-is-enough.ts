import { story } from '../../../run/story.js'
import { answerOf, revoke } from '../revoke.js'

const SCHEMES = {
  'okta.credentials.api-token-accepted': { scheme: 'ssws' },
  'okta.credentials.bearer-accepted': { scheme: 'bearer', scopes: ['okta.users.manage'] },
}

export const scenario = story({
  title: 'Either of the two schemes is enough',
  covers: Object.keys(SCHEMES),
  async run(t) {
    const user = await t.make('user')
    for (const [requirement, attributes] of Object.entries(SCHEMES)) {
      const credential = await t.make('credential', attributes)
      const answer = await revoke(t, user.id, {}, { as: credential })
      t.check(requirement, answer.reply.status === 204, `the answer is ${answerOf(answer)}, not 204`, answer)
    }
  },
})
