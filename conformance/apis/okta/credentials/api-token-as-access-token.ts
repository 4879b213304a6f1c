import { story } from '../../../run/story.js'
import { checkNothingEnded, subject } from '../refusals.js'
import { answerOf, revoke } from '../revoke.js'

export const scenario = story({
  title: 'An API token is no OAuth access token',
  covers: ['okta.credentials.bearer-unknown', 'okta.credentials.refusal-changes-nothing'],
  async run(t) {
    const admin = await t.make('credential')
    const [name, value] = Object.entries(admin.headers).find(([, text]) => /^SSWS \S/i.test(text)) ?? []
    t.require(name !== undefined, 'the credential of the run is no API token')
    const about = await subject(t, admin)
    const headers = { ...admin.headers, [name!]: value!.replace(/^SSWS/i, 'Bearer') }
    const answer = await revoke(t, about.userId, {}, { as: { headers } })
    t.check(
      'okta.credentials.bearer-unknown',
      answer.reply.status === 401 || answer.reply.status === 403,
      `an API token sent as Bearer is answered with ${answerOf(answer)}, not 401 or 403`,
      about.control,
      answer,
    )
    await checkNothingEnded(t, about, answer)
  },
})
