import { story } from '../../../run/story.js'
import { namesake } from '../people.js'
import { isRefusal, NO_RIGHTS, notAs } from '../refusals.js'
import { list, look } from '../sessions.js'
import { checkDeleteRefused, checkListRefused, checkNothingEnded, subject } from '../subject.js'

export const scenario = story({
  title: 'A user has no rights on another, and does not learn who exists',
  profile: 'live',
  covers: ['things-stack.rights.others', 'things-stack.refusal.changes-nothing'],
  async run(t) {
    const about = await subject(t)
    // IDs of which one begins with the other are told apart
    const ben = await namesake(t, about.who)
    t.require(
      ben !== undefined,
      'there is no second user with a credential of their own; give a driver with "user" and "credential": ["create"]',
    )
    // the credential is good, for its own user
    const his = await look(t, ben!)
    await checkListRefused(t, 'things-stack.rights.others', about, ben!.as, NO_RIGHTS, "another user's key")
    await checkDeleteRefused(t, 'things-stack.rights.others', about, ben!.as, NO_RIGHTS, "another user's key")
    if (t.target.readOnly) return
    const back = { who: ben!, control: his.answer }
    await checkListRefused(t, 'things-stack.rights.others', back, about.who.as, NO_RIGHTS, "another user's key")
    const token = await t.tryMake('credential', { user: ben!.id, form: 'access_token' })
    if (token) {
      await checkListRefused(t, 'things-stack.rights.others', about, token, NO_RIGHTS, "another user's access token")
    }
    const { answer } = await list(t, { id: t.unknown('user'), as: ben!.as })
    t.check(
      'things-stack.rights.others',
      isRefusal(answer, NO_RIGHTS),
      `for a user who does not exist ${notAs(answer, NO_RIGHTS)}`,
      answer,
    )
    await checkNothingEnded(t, about)
  },
})
