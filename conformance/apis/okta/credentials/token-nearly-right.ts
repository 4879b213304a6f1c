import { nearMisses } from '../../near-misses.js'
import { story } from '../../../run/story.js'
import { checkNothingEnded, subject } from '../refusals.js'
import { answerOf, errorOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'A token is compared whole, and by letter',
  covers: [
    'okta.credentials.unknown-token',
    'okta.credentials.bearer-unknown',
    'okta.credentials.refusal-changes-nothing',
  ],
  async run(t) {
    const admin = await t.make('credential')
    const entries = Object.entries(admin.headers).map(([name, value]) => ({
      name,
      read: /^(SSWS|Bearer) (\S+)$/i.exec(value),
    }))
    const found = entries.find(({ read }) => read !== null)
    t.require(found !== undefined, 'the credential of the run is neither an API token nor an access token')
    const { name, read } = found!
    const [, scheme = '', token = ''] = read!
    const ssws = /^ssws$/i.test(scheme)
    const about = await subject(t, admin)
    for (const near of nearMisses(token)) {
      const headers = { ...admin.headers, [name]: `${scheme} ${near.token}` }
      const answer = await revoke(t, about.userId, {}, { as: { headers } })
      const { status } = answer.reply
      t.check(
        ssws ? 'okta.credentials.unknown-token' : 'okta.credentials.bearer-unknown',
        ssws ? status === 401 && errorOf(answer.reply).errorCode === 'E0000011' : status === 401 || status === 403,
        `${near.what}: the answer is ${answerOf(answer)}, not ${ssws ? '401 E0000011' : '401 or 403'}`,
        about.control,
        answer,
      )
      await checkNothingEnded(t, about, answer)
    }
  },
})
