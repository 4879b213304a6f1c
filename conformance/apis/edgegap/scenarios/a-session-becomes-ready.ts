import { story } from '../../../run/story.js'
import { addresses, requireKnownApp } from '../home.js'
import { listWith } from '../list.js'
import { addressesOf, answerOf, bodyOf, create, get, getUsers, same, usersOf, type Fields } from '../sessions.js'
import { isReady, whenReady } from '../waiting.js'

/** What the list shows of a session too. */
const SHARED = ['session_id', 'status', 'ready', 'linked', 'kind', 'user_count'] as const

/** What only changes when somebody changes it. */
const LASTING = [...SHARED, 'app_version', 'create_time', 'webhook_url'] as const

const differences = (names: readonly string[], one: Fields, other: Fields): string[] =>
  names.filter((name) => JSON.stringify(one[name] ?? null) !== JSON.stringify(other[name] ?? null))

export const scenario = story({
  title: 'A session that is created becomes ready, and shows in every view as it is',
  covers: [
    'edgegap.create.answers-200',
    'edgegap.create.app-and-version',
    'edgegap.create.becomes-ready',
    'edgegap.create.users',
    'edgegap.get.by-id',
    'edgegap.get.deployment',
    'edgegap.list.contains',
    'edgegap.list.entry-equals-get',
    'edgegap.reads-change-nothing',
  ],
  async run(t) {
    const app = await t.make('app')
    const ips = addresses(t, 2)
    const created = await create(t, { app_name: app.id, ip_list: ips })
    requireKnownApp(t, app.id, created)
    const { session_id: id, app: appShown, version } = bodyOf(created)
    t.control(
      'edgegap.create.answers-200',
      created.reply.status === 200 && typeof id === 'string' && id !== '',
      `the answer is ${answerOf(created)}, not 200 with a session_id`,
      created,
    )
    const session = String(id)
    const only = typeof app['version'] === 'string' ? app['version'] : version
    t.check(
      'edgegap.create.app-and-version',
      appShown === app.id && version === only,
      `the answer names ${String(appShown)} in version ${String(version)}, not ${app.id} in ${String(only)}`,
      created,
    )

    const ready = await whenReady(t, session)
    t.require(
      !t.target.own['app'] || !/unprocessable/i.test(String(bodyOf(ready)['status'])),
      `the app "${app.id}" of the configuration has no deployment with room and starts none`,
    )
    t.control(
      'edgegap.create.becomes-ready',
      isReady(ready),
      `the session ${session} did not become ready: ${answerOf(ready)}`,
      created,
      ready,
    )
    const shown = bodyOf(ready)
    t.check(
      'edgegap.get.by-id',
      shown['session_id'] === session,
      `the session ${session} is shown with the id ${String(shown['session_id'])}`,
      ready,
    )
    const users = await getUsers(t, session)
    t.check(
      'edgegap.create.users',
      shown['user_count'] === ips.length && same(usersOf(users), ips),
      `of the users ${ips.join(' and ')}, user_count is ${String(shown['user_count'])} and the users are ${answerOf(users)}`,
      ready,
      users,
    )
    t.check(
      'edgegap.get.deployment',
      typeof (shown['deployment'] as Fields | null | undefined)?.['request_id'] === 'string',
      'a session that is ready is shown without its deployment',
      ready,
    )

    const { entries, pages } = await listWith(t, session)
    const entry = entries.find((each) => each['session_id'] === session)
    t.control('edgegap.list.contains', entry !== undefined, `the list does not hold the session ${session}`, ...pages)
    const again = await get(t, session)
    const changed = differences(LASTING, shown, bodyOf(again))
    const usersNow = addressesOf(bodyOf(again)['session_users'] ?? ips.map((ip) => ({ ip })))
    t.check(
      'edgegap.reads-change-nothing',
      changed.length === 0 && same(usersNow, ips),
      `changed by reading: ${[...changed, ...(same(usersNow, ips) ? [] : ['session_users'])].join(', ')}`,
      ready,
      again,
    )
    const different = differences(SHARED, entry!, bodyOf(again))
    t.check(
      'edgegap.list.entry-equals-get',
      different.length === 0,
      `the list and the session itself differ in ${different.join(', ')}`,
      ...pages,
      again,
    )
  },
})
