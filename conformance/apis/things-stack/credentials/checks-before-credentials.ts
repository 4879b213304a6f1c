import { story } from '../../../run/story.js'
import { INVALID, isRefusal, notAs } from '../refusals.js'
import { few } from '../people.js'
import { list } from '../sessions.js'
import { subject } from '../subject.js'

export const scenario = story({
  title: 'Values are looked at before credentials',
  profile: 'live',
  covers: ['things-stack.credentials.after-values'],
  async run(t) {
    const { who, control } = await subject(t)
    for (const query of few(t, [{ limit: 'abc' }, { order: 'foo' }])) {
      const { answer } = await list(t, who, query, { as: 'nobody', intent: 'defective' })
      t.check(
        'things-stack.credentials.after-values',
        isRefusal(answer, INVALID),
        `without a credential and with ${Object.entries(query).join()} ${notAs(answer, INVALID)}`,
        control,
        answer,
      )
    }
  },
})
