import { story } from '../../../run/story.js'
import { addresses, homeOf, open } from '../home.js'
import { listWithout } from '../list.js'
import { answerOf, bulkStop, named, processable, same } from '../sessions.js'

export const scenario = story({
  title: 'A bulk stop of all but some spares these; filters hold all together',
  covers: ['edgegap.bulk.together', 'edgegap.bulk.not', 'edgegap.bulk.all-of-one'],
  async run(t) {
    const home = await homeOf(t)
    const [one, two, three] = addresses(t, 3) as [string, string, string]
    const spared = [await open(t, home, [one]), await open(t, home, [two])]
    const victim = await open(t, home, [three])
    const own = [...spared, victim]

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
  },
})
