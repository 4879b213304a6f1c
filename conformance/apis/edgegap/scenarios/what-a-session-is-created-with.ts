import { story, type Stage } from '../../../run/story.js'
import { addresses, bodyFor, homeOf, requireKnownApp, type Home } from '../home.js'
import { answerOf, bodyOf, create, fieldsOf, get, getUsers, same, usersOf, type Fields } from '../sessions.js'

const WEBHOOK = 'https://webhook.example.invalid/sessions?lobby=1&of=suite'

const TAGS = ['suite', 'suite-too']

/** An app and a version with names as long as people give them, where a driver can give any. */
const namedHome = async (t: Stage): Promise<Home> => {
  const name = `suite-application-${t.random.text('0123456789abcdef', 8)}`
  const wanted = { name, version: 'release-2026.01', kind: 'Seat', sockets: 10, autodeploy: true }
  const app = (await t.tryMake('app', wanted))?.id
  return app === undefined ? homeOf(t) : { app, deployment: (await t.tryMake('deployment', { app }))?.id }
}

export const scenario = story({
  title: 'A session takes users with coordinates, the version that is asked for, tags and a webhook',
  covers: [
    'edgegap.create.optional-fields',
    'edgegap.create.version-asked',
    'edgegap.create.echo',
    'edgegap.create.users',
    'edgegap.create.coordinates',
    'edgegap.create.empty-env',
    'edgegap.create.without-users',
  ],
  async run(t) {
    const home = await namedHome(t)
    const [plain, placed, third] = addresses(t, 3) as [string, string, string]
    const bare = await create(t, { app_name: home.app })
    requireKnownApp(t, home.app, bare)
    const { version } = bodyOf(bare)
    // where another can be added, what is asked for is not what comes anyway
    await t.tryMake('version', { app: home.app, name: 'later' })
    t.check(
      'edgegap.create.without-users',
      bare.reply.status === 200,
      `without users the answer is ${answerOf(bare)}, not 200`,
      bare,
    )
    const asked: Fields = typeof version === 'string' ? { version_name: version } : {}
    const answer = await create(
      t,
      // a deployment that is named would say which version it is
      bodyFor({ ...home, deployment: undefined }, [plain], {
        ...asked,
        geo_ip_list: [{ ip: placed, latitude: 45.5, longitude: -73.5 }],
        selectors: TAGS.map((tag) => ({ tag, tag_only: true })),
        webhook_url: WEBHOOK,
      }),
    )
    const { session_id: id, version: came, selectors, webhook_url: webhook } = bodyOf(answer)
    t.control(
      'edgegap.create.optional-fields',
      answer.reply.status === 200 && typeof id === 'string',
      `the answer is ${answerOf(answer)}, not 200`,
      answer,
    )
    if (typeof version === 'string')
      t.check(
        'edgegap.create.version-asked',
        came === version,
        `asked for ${version}, it names ${String(came)}`,
        answer,
      )
    // whatever is said of a version that there is not, it is not another one
    const unheard = t.invented(`v-${t.random.text('0123456789abcdef', 8)}`)
    const none = await create(t, bodyFor(home, [third], { version_name: unheard }))
    t.check(
      'edgegap.create.version-asked',
      none.reply.status !== 200 || bodyOf(none)['version'] === unheard,
      `asked for a version that there is not, ${unheard}, it names ${String(bodyOf(none)['version'])}`,
      answer,
      none,
    )
    const marks = Array.isArray(selectors) ? selectors.map(fieldsOf) : []
    const tags = marks.map(({ tag }) => tag)
    const only = marks.map(({ tag_only: flag }) => flag ?? true)
    const faults = [
      ...(tags.length === 0 || tags.toSorted().join() === TAGS.join()
        ? []
        : [`selectors repeats the tags ${tags.join(', ')}`]),
      ...(only.every(Boolean) ? [] : [`selectors repeats tag_only as ${only.join(', ')}`]),
      ...(webhook === undefined || webhook === null || webhook === WEBHOOK
        ? []
        : [`webhook_url repeats ${String(webhook)}`]),
    ]
    t.check('edgegap.create.echo', faults.length === 0, faults.join('; '), answer)

    const users = await getUsers(t, String(id))
    t.check(
      'edgegap.create.users',
      same(usersOf(users), [plain, placed]),
      `the users are ${answerOf(users)}, not ${plain} and ${placed}`,
      answer,
      users,
    )
    const shown = await get(t, String(id))
    t.check(
      'edgegap.create.users',
      bodyOf(shown)['user_count'] === 2,
      `user_count is ${String(bodyOf(shown)['user_count'])} for a user with coordinates and one without`,
      answer,
      shown,
    )
    const list = bodyOf(users)['session_users']
    const kept = (Array.isArray(list) ? list : []).map(fieldsOf).find(({ ip }) => ip === placed)
    t.check(
      'edgegap.create.coordinates',
      kept?.['latitude'] === 45.5 && kept['longitude'] === -73.5,
      'the coordinates of the user are not shown',
      users,
    )

    const empty = await create(t, bodyFor(home, [third], { selectors: [{ tag: 'suite', tag_only: true, env: {} }] }))
    t.check(
      'edgegap.create.empty-env',
      empty.reply.status === 200,
      `with an env that is {} the answer is ${answerOf(empty)}, not 200`,
      answer,
      empty,
    )
  },
})
