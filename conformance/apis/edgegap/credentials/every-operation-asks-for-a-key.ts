import { story } from '../../../run/story.js'
import type { Stage } from '../../../run/story.js'
import type { CallValues } from '../../../http/build-request.js'
import { addresses, bodyFor, homeOf, open, sessionToRead, type Home } from '../home.js'
import { adopting, answerOf, isRefusal, named, usersOf } from '../sessions.js'

type Call = [operation: string, values: CallValues, unknownKeyToo?: boolean]

export const scenario = story({
  title: 'Every operation asks for a key, and does nothing without a good one',
  covers: [
    'edgegap.credentials.required',
    'edgegap.credentials.unknown-key',
    'edgegap.credentials.refusal-changes-nothing',
  ],
  async run(t) {
    const stranger = await t.make('credential', { state: 'unknown' })
    const refused = async ([operation, values, unknownKeyToo = false]: Call) => {
      const bare = adopting(t, await t.call(operation, values, { as: 'nobody' }))
      t.check(
        'edgegap.credentials.required',
        isRefusal(bare, 401),
        `${operation} without a key is answered with ${answerOf(bare)}, not 401 with a message`,
        bare,
      )
      if (unknownKeyToo) {
        const unknown = adopting(t, await t.call(operation, values, { as: stranger }))
        t.check(
          'edgegap.credentials.unknown-key',
          isRefusal(unknown, 401),
          `${operation} with a key that nobody holds is answered with ${answerOf(unknown)}, not 401 with a message`,
          unknown,
        )
      }
      const good = adopting(t, await t.call(operation, values))
      t.check(
        'edgegap.credentials.required',
        good.reply.status === 200,
        `${operation} with a good key is answered with ${answerOf(good)}, not 200, so a refusal proves nothing`,
        bare,
        good,
      )
      return good
    }

    await refused(['list-sessions', {}, true])
    const id = await sessionToRead(t)
    const path = { session_id: id }
    await refused(['get-session', { path }, true])
    await refused(['get-users-session', { path }])
    t.require(!t.target.readOnly, '--read-only: what changes state is not sent')
    await writes(t, id, refused)
  },
})

/** The operations that change state, each in vain first: what a good key finds afterwards is as it was. */
const writes = async (t: Stage, id: string, refused: (call: Call) => ReturnType<Stage['call']>): Promise<void> => {
  const home: Home = await homeOf(t)
  const [first, second, third] = addresses(t, 3) as [string, string, string]
  const path = { session_id: id }
  const before = usersOf(await t.call('get-users-session', { path })) ?? []

  await refused(['session-post', { json: bodyFor(home, [third]) }, true])
  const [present = first] = before
  const leaving = await refused(['delete-users-session', { path, json: { ip_list: [present] } }])
  const joining = await refused(['put-users-session', { path, json: { ip_list: [present, second] } }])
  const changed = usersOf(joining) ?? []
  t.check(
    'edgegap.credentials.refusal-changes-nothing',
    usersOf(leaving)?.length === before.length - 1 && changed.length <= before.length + 1,
    `the users changed otherwise than by the calls with a good key: ${before.join(', ')} became ${changed.join(', ')}`,
    leaving,
    joining,
  )

  const other = await open(t, home, [first])
  const stopped = await refused(['sessions-bulk-stop', { json: { filters: [named(other)] } }])
  t.check(
    'edgegap.credentials.refusal-changes-nothing',
    stopped.reply.body.includes(other),
    `the session ${other} was stopped already by a call without a key`,
    stopped,
  )
  const deleted = await refused(['session-delete', { path }, true])
  t.check(
    'edgegap.credentials.refusal-changes-nothing',
    deleted.reply.status === 200,
    `the session ${id} was deleted already by a call without a good key: ${answerOf(deleted)}`,
    deleted,
  )
}
