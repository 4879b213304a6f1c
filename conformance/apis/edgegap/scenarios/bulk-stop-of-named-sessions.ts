import type { Answered } from '../../../http/exchange.js'
import { story, type Stage } from '../../../run/story.js'
import { addresses, bodyFor, deploymentIn, homeOf, join, open, type Home } from '../home.js'
import { leave, strangerOf } from '../left-sessions.js'
import { listWith, listWithout } from '../list.js'
import { answerOf, bodyOf, bulkStop, create, get, isRefusal, named, processable, same } from '../sessions.js'
import { whenGone } from '../waiting.js'

export const scenario = story({
  title: 'A bulk stop of named sessions stops these and no other; with a filter that cannot be used it stops none',
  covers: [
    'edgegap.list.contains',
    'edgegap.bulk.any',
    'edgegap.bulk.gone',
    'edgegap.bulk.keeps-others',
    'edgegap.bulk.keeps-deployment',
    'edgegap.bulk.only-once',
    'edgegap.bulk.nothing-matched',
    'edgegap.validation.enum',
    'edgegap.validation.missing',
    'edgegap.validation.changes-nothing',
  ],
  async run(t) {
    const home = await homeOf(t)
    const [one, two, third] = addresses(t, 3) as [string, string, string]
    // where nobody makes deployments, a session that is ready shows one
    const bystander = await (home.deployment === undefined ? join : open)(t, home, [third])
    const victims = [await open(t, home, [one]), await emptyOr(t, home, two)]
    const strangers = await strangerOf(t, [third])
    const refused = await refusals(t, victims)
    const { ids: before, pages } = await listWith(t, bystander, ...strangers, ...victims)
    t.check(
      'edgegap.list.contains',
      !before.includes(victims[0]!) || before.includes(victims[1]!),
      `the list does not hold the session ${victims[1]}, which may have no users`,
      ...refused,
      ...pages,
    )
    t.control(
      'edgegap.validation.changes-nothing',
      victims.every((id) => before.includes(id)),
      `not all of ${victims.join(', ')} are listed after calls that were refused`,
      ...refused,
      ...pages,
    )

    const stopped = await bulkStop(t, [named(...victims)])
    t.control(
      'edgegap.bulk.any',
      same(processable(stopped), victims),
      `the answer is ${answerOf(stopped)}, not 200 with ${victims.join(' and ')} as processable`,
      stopped,
    )
    // the list, below, tells of all of them
    const shown = await whenGone(t, victims[0]!)
    t.check(
      'edgegap.bulk.gone',
      isRefusal(shown, 400, 404),
      `a stopped session is answered for with ${answerOf(shown)}, not 404 (or 400) with a message`,
      stopped,
      shown,
    )
    const listed = await listWithout(t, ...victims)
    const remaining = victims.filter((id) => listed.ids.includes(id))
    t.check(
      'edgegap.bulk.gone',
      remaining.length === 0,
      `stopped and still listed: ${remaining.join(', ')}`,
      stopped,
      ...listed.pages,
    )
    const after = await get(t, bystander)
    t.check(
      'edgegap.bulk.keeps-others',
      after.reply.status === 200 && [bystander, ...strangers].every((id) => listed.ids.includes(id)),
      `${[bystander, ...strangers].join(' and ')}: not named, and yet not listed and shown any more`,
      stopped,
      after,
      ...listed.pages,
    )
    leave(t, home, bystander)
    const now = deploymentIn(after)
    if (home.deployment !== undefined && now !== undefined)
      t.check(
        'edgegap.bulk.keeps-deployment',
        now === home.deployment,
        `a session that stays was on ${home.deployment} and is on ${now}`,
        stopped,
        after,
      )
    // one that has ended is still shown
    if (home.deployment !== undefined && t.observable('deployment'))
      t.check(
        'edgegap.bulk.keeps-deployment',
        await t.alive('deployment', home.deployment),
        `the deployment ${home.deployment} has ended with its sessions`,
        stopped,
      )

    const again = await bulkStop(t, [named(...victims)])
    const twice = processable(again)?.filter((id) => victims.includes(id)) ?? []
    t.check(
      'edgegap.bulk.only-once',
      twice.length === 0,
      `stopped before and again: ${twice.join(', ')}`,
      stopped,
      again,
    )
    t.check(
      'edgegap.bulk.nothing-matched',
      same(processable(again), []),
      `where nothing matches the answer is ${answerOf(again)}, not 200 with an empty list`,
      again,
    )
  },
})

/** A session without users where these may be created, with one where not. */
const emptyOr = async (t: Stage, home: Home, ip: string): Promise<string> => {
  const { session_id: id } = bodyOf(await create(t, bodyFor(home, [])))
  return typeof id === 'string' ? id : open(t, home, [ip])
}

/** Filters that cannot be used; the one in front keeps even a server that takes no notice of them to the victims. */
const refusals = async (t: Stage, victims: readonly string[]): Promise<Answered[]> => {
  const defects: [requirement: string, filter: object][] = [
    ['edgegap.validation.enum', { field: 'colour', filter_type: 'any', values: victims }],
    ['edgegap.validation.missing', { field: 'session_id', filter_type: 'any' }],
  ]
  const answers: Answered[] = []
  for (const [requirement, filter] of defects) {
    const filters = [named(...victims), filter]
    const answer = await t.call('sessions-bulk-stop', { json: { filters } }, { intent: 'defective' })
    t.check(
      requirement,
      isRefusal(answer, 400),
      `the filter ${JSON.stringify(filter)} is answered with ${answerOf(answer)}, not 400 with a message`,
      answer,
    )
    answers.push(answer)
  }
  return answers
}
