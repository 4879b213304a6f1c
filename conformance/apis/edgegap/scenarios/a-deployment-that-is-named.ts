import { story } from '../../../run/story.js'
import { addresses, deploymentIn, join, roomyApp, type Home } from '../home.js'
import { answerOf, bodyOf, create } from '../sessions.js'
import { isReady, whenReady } from '../waiting.js'

export const scenario = story({
  title: 'A session joins the deployment that it names',
  covers: ['edgegap.create.named-deployment', 'edgegap.create.refusing-deployment'],
  async run(t) {
    const app = await roomyApp(t)
    const [ip, other] = addresses(t, 2) as [string, string]
    // the first one is what would be found, if it were left to the target
    await t.tryMake('deployment', { app })
    const home: Home = { app, deployment: (await t.tryMake('deployment', { app }))?.id }
    if (home.deployment === undefined) await join(t, home, [other])
    const named = home.deployment
    t.require(named !== undefined, 'the session does not show its deployment')
    const body = { app_name: app, ip_list: [ip] }
    const created = await create(t, { ...body, deployment_request_id: named })
    const id = String(bodyOf(created)['session_id'])
    t.control(
      'edgegap.create.named-deployment',
      created.reply.status === 200,
      `the answer is ${answerOf(created)}, not 200`,
      created,
    )
    const shown = await whenReady(t, id)
    t.check(
      'edgegap.create.named-deployment',
      isReady(shown) && (deploymentIn(shown) ?? named) === named,
      `the session is on the deployment ${deploymentIn(shown)}, not on ${named}`,
      created,
      shown,
    )
    if (t.observable('deployment')) {
      const sessions = (await t.observe('deployment', named!))?.['sessions']
      if (Array.isArray(sessions))
        t.check(
          'edgegap.create.named-deployment',
          sessions.includes(id),
          `the driver shows ${sessions.join(', ') || 'no session'} on the deployment, not ${id}`,
          created,
        )
    }
    const closed = await t.make('deployment', { app, joinable: false })
    const refused = await create(t, { ...body, deployment_request_id: closed.id })
    t.check(
      'edgegap.create.refusing-deployment',
      refused.reply.status === 409,
      `for a deployment that takes no sessions the answer is ${answerOf(refused)}, not 409`,
      created,
      refused,
    )
  },
})
