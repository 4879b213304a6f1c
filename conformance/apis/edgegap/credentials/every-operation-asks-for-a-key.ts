import type { Answered } from '../../../http/exchange.js'
import type { CallValues } from '../../../http/build-request.js'
import { story, type Stage } from '../../../run/story.js'
import type { Thing } from '../../../target/arranger.js'
import { swapCase } from '../../near-misses.js'
import { addresses, bodyFor, homeOf, requireKnownApp, requireLinked, sessionsOn, type Home } from '../home.js'
import { adopting, answerOf, bodyOf, create, isRefusal, named, same, usersOf } from '../sessions.js'
import { hasFailed } from '../waiting.js'

const UNCHANGED = 'edgegap.credentials.refusal-changes-nothing'

export const scenario = story({
  title: 'Every operation asks for a key, and does nothing without a good one',
  covers: [
    'edgegap.credentials.required',
    'edgegap.credentials.unknown-key',
    'edgegap.delete.keeps-deployment',
    UNCHANGED,
  ],
  async run(t) {
    await allow(t, 'list-sessions', {}, await deny(t, 'list-sessions', {}, { also: await inAnotherCase(t) }))
    if (t.target.readOnly) {
      const path = { session_id: (await t.make('session')).id }
      await allow(t, 'get-session', { path }, await deny(t, 'get-session', { path }))
      await allow(t, 'get-users-session', { path }, await deny(t, 'get-users-session', { path }))
    }
    t.require(!t.target.readOnly, '--read-only: what changes state is not sent')
    await changes(t)
  },
})

/** The operations that change state: each in vain first, then a look whether anything has changed, then with the key. */
const changes = async (t: Stage): Promise<void> => {
  const home = await homeOf(t)
  const [first, second] = addresses(t, 2) as [string, string]
  const id = await created(t, home, first)
  const path = { session_id: id }
  const leaving = { path, json: { ip_list: [first] } }
  const joining = { path, json: { ip_list: [second] } }
  const stopping = { json: { filters: [named(id)] } }
  const before = await sessionsOn(t, home)

  const denied = {
    get: await deny(t, 'get-session', { path }),
    users: await deny(t, 'get-users-session', { path }),
    leave: await deny(t, 'delete-users-session', leaving),
    join: await deny(t, 'put-users-session', joining),
    stop: await deny(t, 'sessions-bulk-stop', stopping),
    remove: await deny(t, 'session-delete', { path }, { also: await stranger(t) }),
  }
  const users = await allow(t, 'get-users-session', { path }, denied.users)
  t.control(
    UNCHANGED,
    same(usersOf(users), [first]),
    `after calls without a good key the users of the session are ${answerOf(users)}, not ${first}`,
    ...Object.values(denied).flat(),
    users,
  )
  const after = await sessionsOn(t, home)
  if (before && after)
    t.check(
      UNCHANGED,
      same(after, before),
      `by refused calls the sessions ${before.join(', ')} became ${after.join(', ')}`,
      ...Object.values(denied).flat(),
    )
  const shown = await allow(t, 'get-session', { path }, denied.get)
  t.check(UNCHANGED, !hasFailed(shown), `the session ${id} ended by a call without a good key`, ...denied.remove, shown)

  await allow(t, 'delete-users-session', leaving, denied.leave)
  await allow(t, 'put-users-session', joining, denied.join)
  const removed = await allow(t, 'session-delete', { path }, denied.remove)
  if (home.deployment !== undefined && t.observable('deployment'))
    t.check(
      'edgegap.delete.keeps-deployment',
      await t.alive('deployment', home.deployment),
      `the deployment ${home.deployment} ended with the last of its sessions`,
      removed,
    )
  // what it names is gone, and still it is a call in order
  await allow(t, 'sessions-bulk-stop', stopping, denied.stop)
}

/** A session that is created in vain first, and then with the key. */
const created = async (t: Stage, home: Home, ip: string): Promise<string> => {
  const json = bodyFor(home, [ip])
  const before = await sessionsOn(t, home)
  const denied = await deny(t, 'session-post', { json }, { also: await stranger(t) })
  const after = await sessionsOn(t, home)
  if (before && after)
    t.check(
      UNCHANGED,
      same(after, before),
      `by refused creations there are the sessions ${after.join(', ')}`,
      ...denied,
    )
  const answer = await create(t, json)
  requireKnownApp(t, home.app, answer)
  const { session_id: id } = bodyOf(answer)
  const made = judgeAllowed(t, answer, denied) && typeof id === 'string'
  t.require(made, `a session that is needed could not be created: ${answerOf(answer)}`)
  await requireLinked(t, home, String(id))
  return String(id)
}

type Key = Pick<Thing, 'headers'>

const stranger = (t: Stage): Promise<Key> => t.make('credential', { state: 'unknown' })

/** The good key with small letters for capitals and capitals for small ones, which nobody holds; a new one where it has none. */
const inAnotherCase = async (t: Stage): Promise<Key> => {
  const [[name, value] = ['authorization', '']] = Object.entries((await t.make('credential')).headers)
  const [, word = '', key = ''] = /^(\S+\s+)(.+)$/.exec(value) ?? []
  const other = swapCase(key)
  return other === key ? stranger(t) : { headers: { [name]: word + other } }
}

/** Sends a call without a key, and with one that nobody holds where one is given. */
const deny = async (
  t: Stage,
  operation: string,
  values: CallValues,
  { also }: { also?: Key } = {},
): Promise<Answered[]> => {
  const bare = adopting(t, await t.call(operation, values, { as: 'nobody' }))
  t.check(
    'edgegap.credentials.required',
    isRefusal(bare, 401),
    `${operation} without a key is answered with ${answerOf(bare)}, not 401 with a message`,
    bare,
  )
  if (!also) return [bare]
  const unknown = adopting(t, await t.call(operation, values, { as: also }))
  t.check(
    'edgegap.credentials.unknown-key',
    isRefusal(unknown, 401),
    `${operation} with a key that nobody holds is answered with ${answerOf(unknown)}, not 401 with a message`,
    unknown,
  )
  return [bare, unknown]
}

/** Sends the same call with the key: only then was the key the reason for the refusal. */
const allow = async (
  t: Stage,
  operation: string,
  values: CallValues,
  denied: readonly Answered[],
): Promise<Answered> => {
  const answer = adopting(t, await t.call(operation, values))
  judgeAllowed(t, answer, denied)
  return answer
}

const judgeAllowed = (t: Stage, answer: Answered, denied: readonly Answered[]): boolean =>
  t.check(
    'edgegap.credentials.required',
    answer.reply.status === 200,
    `${answer.operation} with a good key is answered with ${answerOf(answer)}, not 200, so a refusal proves nothing`,
    ...denied,
    answer,
  )
