import { story } from '../../../run/story.js'
import { addresses, bodyFor, homeOf } from '../home.js'
import { leave } from '../left-sessions.js'
import { answerOf, bodyOf, create, remove } from '../sessions.js'

const AT_ONCE = 3

export const scenario = story({
  title: 'Sessions that are created at the same time are different ones; of equal deletions one wins',
  covers: ['edgegap.create.new-id', 'edgegap.delete.once'],
  async run(t) {
    const home = await homeOf(t)
    const ips = addresses(t, 2)
    const created = await Promise.all(ips.map((ip) => create(t, bodyFor(home, [ip]))))
    t.require(
      created.every((answer) => answer.reply.status === 200 && typeof bodyOf(answer)['session_id'] === 'string'),
      `the sessions could not be created: ${created.map(answerOf).join(' | ')}`,
    )
    const ids = created.map((answer) => String(bodyOf(answer)['session_id']))
    leave(t, home, ids[1]!)
    t.check(
      'edgegap.create.new-id',
      new Set(ids).size === ids.length,
      `sessions that were created at once share an id: ${ids.join(', ')}`,
      ...created,
    )
    const deletions = await Promise.all(Array.from({ length: AT_ONCE }, () => remove(t, ids[0]!)))
    const statuses = deletions.map(({ reply }) => reply.status).sort()
    t.check(
      'edgegap.delete.once',
      statuses.join() === '200,404,404',
      `${AT_ONCE} deletions of one session at once are answered with ${statuses.join(', ')}, not 200 once and else 404`,
      ...deletions,
    )
  },
})
