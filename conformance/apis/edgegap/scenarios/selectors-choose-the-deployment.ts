import { story } from '../../../run/story.js'
import { addresses, deploymentIn } from '../home.js'
import { answerOf, bodyOf, create } from '../sessions.js'
import { isReady, whenReady } from '../waiting.js'

export const scenario = story({
  title: 'Selectors choose a deployment that carries all their tags; where there is none, nothing is linked',
  covers: ['edgegap.create.selectors', 'edgegap.create.tag-only', 'edgegap.create.unprocessable'],
  async run(t) {
    const app = (await t.make('app', { kind: 'Seat', sockets: 10, autodeploy: false })).id
    const mark = t.random.text('0123456789abcdef', 8)
    const [one, other, none] = [`one-${mark}`, `other-${mark}`, `none-${mark}`]
    await t.make('deployment', { app, tags: [one] })
    await t.tryMake('deployment', { app, tags: [one, `${other}x`] })
    const both = await t.make('deployment', { app, tags: [one, other] })
    const session = async (selectors: object[]) => {
      const created = await create(t, { app_name: app, ip_list: addresses(t, 1), selectors })
      t.control(
        'edgegap.create.selectors',
        created.reply.status === 200,
        `a creation with selectors is answered with ${answerOf(created)}, not 200`,
        created,
      )
      const id = String(bodyOf(created)['session_id'])
      return { id, created, shown: await whenReady(t, id) }
    }

    const fits = await session([{ tag: one }, { tag: other }])
    t.check(
      'edgegap.create.selectors',
      isReady(fits.shown) && (deploymentIn(fits.shown) ?? both.id) === both.id,
      `the session is on ${deploymentIn(fits.shown)}, not on ${both.id}, which alone carries both tags`,
      fits.created,
      fits.shown,
    )
    const marked = await session([{ tag: none, tag_only: true }])
    t.check(
      'edgegap.create.tag-only',
      isReady(marked.shown),
      `a tag that only marks the session kept it from being linked: ${answerOf(marked.shown)}`,
      marked.created,
      marked.shown,
    )
    // these carry the tags, and yet take no sessions, or none of this app
    await t.tryMake('deployment', { app, tags: [one, none], joinable: false })
    const elsewhere = await t.tryMake('app', { kind: 'Seat', sockets: 10 })
    if (elsewhere) await t.tryMake('deployment', { app: elsewhere.id, tags: [one, none] })
    const alone = await session([{ tag: one }, { tag: none }])
    const { linked } = bodyOf(alone.shown)
    t.check(
      'edgegap.create.unprocessable',
      !isReady(alone.shown) && linked === false,
      `no deployment of the app that takes sessions carries the tags, and none may be started; the session is ${answerOf(alone.shown)}`,
      alone.created,
      alone.shown,
    )
  },
})
