import { story } from '../../../run/story.js'
import { addresses, bodyFor, homeOf, sessionsOn } from '../home.js'
import { adopting, answerOf, create, isRefusal, same } from '../sessions.js'

export const scenario = story({
  title: 'A creation that cannot be used is refused and creates nothing',
  covers: [
    'edgegap.validation.missing',
    'edgegap.validation.enum',
    'edgegap.validation.changes-nothing',
    'edgegap.create.unknown-app',
  ],
  async run(t) {
    const home = await homeOf(t)
    const good = bodyFor(home, addresses(t, 1))
    const control = await create(t, good)
    t.require(control.reply.status === 200, `a good creation is answered with ${answerOf(control)}`)
    const before = await sessionsOn(t, home)

    const { app_name: app, ...nameless } = good
    const place = { field: 'city', filter_type: 'some', values: ['Montreal'] }
    const defects: [requirement: string, what: string, json: object][] = [
      ['edgegap.validation.missing', 'without app_name', nameless],
      ['edgegap.validation.enum', 'with a filter_type that there is not', { ...good, filters: [place] }],
    ]
    for (const [requirement, what, json] of defects) {
      const answer = adopting(t, await t.call('session-post', { json }, { intent: 'defective' }))
      t.check(
        requirement,
        isRefusal(answer, 400),
        `a body ${what} is answered with ${answerOf(answer)}, not 400 with a message`,
        control,
        answer,
      )
    }
    const unknown = await create(t, { app_name: t.unknown('app'), ip_list: good['ip_list'] })
    t.check(
      'edgegap.create.unknown-app',
      isRefusal(unknown, 400, 404),
      `for an app that there is not (${String(app)} is one) the answer is ${answerOf(unknown)}, not 404 (or 400)`,
      control,
      unknown,
    )
    const after = await sessionsOn(t, home)
    if (!before || !after) return
    t.check(
      'edgegap.validation.changes-nothing',
      same(after, before),
      `by refused creations the sessions of the deployment became ${after.join(', ')}`,
      control,
    )
  },
})
