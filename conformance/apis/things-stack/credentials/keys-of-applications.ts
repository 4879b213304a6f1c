import { story } from '../../../run/story.js'
import { NO_RIGHTS } from '../refusals.js'
import { checkDeleteRefused, checkListRefused, checkNothingEnded, subject } from '../subject.js'

export const scenario = story({
  title: 'The key of an application has no rights on users',
  profile: 'live',
  covers: ['things-stack.rights.other-entities', 'things-stack.refusal.changes-nothing'],
  async run(t) {
    const about = await subject(t)
    const key = await t.make('credential', { entity: 'application' })
    const requirement = 'things-stack.rights.other-entities'
    await checkListRefused(t, requirement, about, key, NO_RIGHTS, 'the key of an application')
    await checkDeleteRefused(t, requirement, about, key, NO_RIGHTS, 'the key of an application')
    await checkNothingEnded(t, about)
  },
})
