import { story } from '../../../run/story.js'
import { person } from '../people.js'
import { answerOf, isRefusal, notAs, TOO_FEW_RIGHTS, USER_NOT_FOUND } from '../refusals.js'
import { list } from '../sessions.js'
import { checkDeleteRefused, checkListRefused, checkNothingEnded, subject } from '../subject.js'

/** The variant of servers that are configured with `is.admin-rights.all`. */
const ALL_RIGHTS = 'admin-rights-all'

export const scenario = story({
  title: 'An administrator learns who exists, and sees the sessions of others only where that is configured',
  profile: 'live',
  covers: [
    'things-stack.rights.admin',
    'things-stack.rights.admin-unknown-user',
    'things-stack.refusal.changes-nothing',
  ],
  async run(t) {
    const about = await subject(t)
    const { id } = await person(t)
    const as = await t.make('credential', { user: id, admin: true })
    const own = await list(t, { id, as })
    t.check(
      'things-stack.rights.admin',
      own.answer.reply.status === 200,
      `for their own sessions the answer is ${answerOf(own.answer)}, not 200`,
      own.answer,
    )
    const requirement = 'things-stack.rights.admin'
    if (t.target.variants.includes(ALL_RIGHTS)) {
      const { answer } = await list(t, about.who, {}, { as })
      t.check(requirement, answer.reply.status === 200, `with all admin rights: ${answerOf(answer)}, not 200`, answer)
    } else {
      await checkListRefused(t, requirement, about, as, TOO_FEW_RIGHTS, 'an administrator')
      await checkDeleteRefused(t, requirement, about, as, TOO_FEW_RIGHTS, 'an administrator')
      await checkNothingEnded(t, about)
    }
    const { answer } = await list(t, { id: t.unknown('user'), as })
    t.check(
      'things-stack.rights.admin-unknown-user',
      isRefusal(answer, USER_NOT_FOUND),
      `for a user who does not exist ${notAs(answer, USER_NOT_FOUND)}`,
      answer,
    )
  },
})
