import { story } from '../../../run/story.js'
import { anySessions, leave } from '../left-sessions.js'
import { listWithout } from '../list.js'
import { answerOf, bulkStop, named, processable, same } from '../sessions.js'

export const scenario = story({
  title: 'A bulk stop of all but some spares these; filters hold all together',
  covers: ['edgegap.bulk.together', 'edgegap.bulk.not', 'edgegap.bulk.all-of-one'],
  async run(t) {
    const sessions = await anySessions(t, 3)
    const own = sessions.map(({ id }) => id)
    const spared = own.slice(0, 2)
    const victim = own[2]!

    // `not` matches everybody's sessions but for the filter beside it, so that one has to be seen to hold first
    const both = await bulkStop(t, [named(spared[0]!), named(spared[1]!)])
    const held = same(processable(both), [])
    t.check(
      'edgegap.bulk.together',
      held,
      `two filters that no session meets both are answered with ${answerOf(both)}, not 200 with an empty list`,
      both,
    )
    t.require(held, 'filters do not hold all together here, so that "not" could stop sessions of others')
    const stopped = await bulkStop(t, [named(...own), { field: 'session_id', filter_type: 'not', values: spared }])
    t.check(
      'edgegap.bulk.not',
      same(processable(stopped), [victim]),
      `the answer is ${answerOf(stopped)}, not 200 with ${victim} as processable`,
      both,
      stopped,
    )
    const listed = await listWithout(t, victim)
    const lost = spared.filter((id) => !listed.ids.includes(id))
    t.check(
      'edgegap.bulk.not',
      lost.length === 0,
      `to be spared, and not listed any more: ${lost.join(', ')}`,
      stopped,
      ...listed.pages,
    )
    t.check(
      'edgegap.bulk.not',
      !listed.ids.includes(victim),
      `not spared, and still listed: ${victim}`,
      stopped,
      ...listed.pages,
    )

    const each = await bulkStop(t, [named(...spared), { field: 'session_id', filter_type: 'all', values: own }])
    t.check(
      'edgegap.bulk.all-of-one',
      same(processable(each), []),
      `no session has three ids, and yet the answer is ${answerOf(each)}`,
      each,
    )
    for (const { id, home } of sessions.slice(0, 2)) leave(t, home, id)
  },
})
