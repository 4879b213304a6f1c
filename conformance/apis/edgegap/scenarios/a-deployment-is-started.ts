import { story } from '../../../run/story.js'
import { addresses, deploymentIn } from '../home.js'
import { answerOf, bodyOf, create, fieldsOf } from '../sessions.js'
import { isReady, letTimePass, whenReady } from '../waiting.js'

export const scenario = story({
  title: 'A deployment that is started for a session carries the tags of its selectors',
  covers: ['edgegap.create.tags-new-deployment'],
  async run(t) {
    const app = (await t.make('app', { autodeploy: true })).id
    const tag = `new-${t.random.text('0123456789abcdef', 8)}`
    const selectors = [{ tag, env: { key: 'QUEUE', value: 'suite' } }]
    const created = await create(t, { app_name: app, ip_list: addresses(t, 1), selectors })
    t.require(created.reply.status === 200, `the session could not be created: ${answerOf(created)}`)
    await letTimePass(t, 'PT30S')
    const shown = await whenReady(t, String(bodyOf(created)['session_id']))
    t.control(
      'edgegap.create.tags-new-deployment',
      isReady(shown),
      `no deployment was started for the session: ${answerOf(shown)}`,
      created,
      shown,
    )
    const id = deploymentIn(shown)
    const driver = id !== undefined && t.observable('deployment') ? await t.observe('deployment', id) : undefined
    const tags = fieldsOf(bodyOf(shown)['deployment'])['tags'] ?? driver?.['tags']
    t.require(Array.isArray(tags), 'neither the session nor a driver shows the tags of the deployment')
    t.check(
      'edgegap.create.tags-new-deployment',
      (tags as unknown[]).includes(tag),
      `the deployment ${id} carries the tags ${(tags as unknown[]).join(', ') || '(none)'}, not ${tag}`,
      created,
      shown,
    )
  },
})
