import { story } from '../../../run/story.js'
import { otherPerson } from '../people.js'
import { NO_RIGHTS, TOO_FEW_RIGHTS } from '../refusals.js'
import { checkDeleteRefused, checkListRefused, checkNothingEnded, subject } from '../subject.js'

export const scenario = story({
  title: 'A key without all rights of its user is told so; one without any has none',
  profile: 'live',
  covers: ['things-stack.rights.some', 'things-stack.rights.none', 'things-stack.refusal.changes-nothing'],
  async run(t) {
    const about = await subject(t)
    const some = await t.make('credential', { user: about.who.id, rights: ['RIGHT_USER_INFO'] })
    const what = 'a key with RIGHT_USER_INFO'
    await checkListRefused(t, 'things-stack.rights.some', about, some, TOO_FEW_RIGHTS, what)
    await checkDeleteRefused(t, 'things-stack.rights.some', about, some, TOO_FEW_RIGHTS, what)
    const ben = t.target.readOnly ? undefined : await otherPerson(t)
    if (ben) {
      const elsewhere = { who: ben, control: about.control }
      await checkListRefused(t, 'things-stack.rights.some', elsewhere, some, NO_RIGHTS, `${what} of another user`)
    }
    const none = await t.make('credential', { user: about.who.id, rights: [] })
    await checkListRefused(t, 'things-stack.rights.none', about, none, NO_RIGHTS, 'a key without rights')
    await checkDeleteRefused(t, 'things-stack.rights.none', about, none, NO_RIGHTS, 'a key without rights')
    await checkNothingEnded(t, about)
  },
})
