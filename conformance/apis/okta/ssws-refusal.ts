import { story, type Story } from '../../run/story.js'
import { checkNothingEnded, subject } from './refusals.js'
import { answerOf, errorOf, revoke } from './revoke.js'

/** The story of an API token in a state in which it lets nobody in. */
export const sswsRefusal = (state: 'unknown' | 'expired' | 'revoked', requirement: string): Story =>
  story({
    title: `An API token that is ${state} is refused`,
    covers: [requirement, 'okta.credentials.refusal-changes-nothing'],
    async run(t) {
      const about = await subject(t)
      const token = await t.make('credential', { scheme: 'ssws', state })
      const answer = await revoke(t, about.userId, {}, { as: token })
      const right = answer.reply.status === 401 && errorOf(answer.reply).errorCode === 'E0000011'
      t.check(requirement, right, `the answer is ${answerOf(answer)}, not 401 E0000011`, about.control, answer)
      await checkNothingEnded(t, about, answer)
    },
  })
