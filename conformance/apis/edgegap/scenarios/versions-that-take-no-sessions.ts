import { story } from '../../../run/story.js'
import { addresses, roomyApp } from '../home.js'
import { answerOf, create, isRefusal } from '../sessions.js'

export const scenario = story({
  title: 'A version that is disabled, or not made for sessions, takes none',
  covers: ['edgegap.create.disabled-version', 'edgegap.create.default-kind'],
  async run(t) {
    const ip_list = addresses(t, 1)
    const disabled = await t.make('app', { enabled: false })
    const refused = await create(t, { app_name: disabled.id, ip_list })
    t.check(
      'edgegap.create.disabled-version',
      isRefusal(refused, 400),
      `for a version that is disabled the answer is ${answerOf(refused)}, not 400 with a message`,
      refused,
    )
    const control = await create(t, { app_name: await roomyApp(t), ip_list })
    t.check(
      'edgegap.create.disabled-version',
      control.reply.status === 200,
      `for a version that is enabled the answer is ${answerOf(control)}, not 200, so a refusal proves nothing`,
      refused,
      control,
    )
    const plain = await t.make('app', { kind: 'Default' })
    const conflict = await create(t, { app_name: plain.id, ip_list })
    t.check(
      'edgegap.create.default-kind',
      conflict.reply.status === 409,
      `for a version of kind Default the answer is ${answerOf(conflict)}, not 409`,
      control,
      conflict,
    )
  },
})
