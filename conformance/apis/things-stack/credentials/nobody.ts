import { story, type Stage } from '../../../run/story.js'
import { isRefusal, NO_RIGHTS, notAs } from '../refusals.js'
import { bearing, checkDeleteRefused, checkListRefused, checkNothingEnded, subject, tokenOf } from '../subject.js'
import { list } from '../sessions.js'

/** Judges that nobody learns who exists. */
const checkUnknownUser = async (t: Stage): Promise<void> => {
  const { answer } = await list(t, { id: t.unknown('user'), as: { headers: {} } })
  t.check(
    'things-stack.rights.nobody',
    isRefusal(answer, NO_RIGHTS),
    `for a user who does not exist ${notAs(answer, NO_RIGHTS)}`,
    answer,
  )
}

export const scenario = story({
  title: 'Nobody has no rights: 403, not 401, whether the user exists or not',
  profile: 'live',
  covers: ['things-stack.rights.nobody', 'things-stack.credentials.no-scheme', 'things-stack.refusal.changes-nothing'],
  async run(t) {
    const about = await subject(t)
    await checkListRefused(t, 'things-stack.rights.nobody', about, 'nobody', NO_RIGHTS, 'without a credential')
    await checkDeleteRefused(t, 'things-stack.rights.nobody', about, 'nobody', NO_RIGHTS, 'without a credential')
    if (!t.target.readOnly) await checkUnknownUser(t)
    // the control has just shown that the token is good
    const bare = bearing(tokenOf(t, about.who.as))
    await checkListRefused(
      t,
      'things-stack.credentials.no-scheme',
      about,
      bare,
      NO_RIGHTS,
      'a token without its scheme',
    )
    await checkNothingEnded(t, about)
  },
})
