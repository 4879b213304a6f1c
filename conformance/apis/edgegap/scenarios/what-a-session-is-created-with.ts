import { story } from '../../../run/story.js'
import { addresses, bodyFor, homeOf, requireKnownApp } from '../home.js'
import { answerOf, bodyOf, create, fieldsOf, getUsers, same, usersOf, type Fields } from '../sessions.js'

const WEBHOOK = 'https://webhook.example.invalid/sessions'

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
    const home = await homeOf(t)
    const [plain, placed, third] = addresses(t, 3) as [string, string, string]
    const bare = await create(t, { app_name: home.app })
    requireKnownApp(t, home.app, bare)
    const { version } = bodyOf(bare)
    t.check(
      'edgegap.create.without-users',
      bare.reply.status === 200,
      `without users the answer is ${answerOf(bare)}, not 200`,
      bare,
    )
    const asked: Fields = typeof version === 'string' ? { version_name: version } : {}
    const answer = await create(
      t,
      bodyFor(home, [plain], {
        ...asked,
        geo_ip_list: [{ ip: placed, latitude: 45.5, longitude: -73.5 }],
        selectors: [{ tag: 'suite', tag_only: true }],
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
    const tags = Array.isArray(selectors) ? selectors.map((each) => fieldsOf(each)['tag']) : undefined
    const faults = [
      ...(tags === undefined || tags.join() === 'suite' ? [] : [`selectors repeats the tags ${tags.join(', ')}`]),
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
