import type { Answered } from '../../../http/exchange.js'
import { story, type Stage } from '../../../run/story.js'
import { homeOf, join, open } from '../home.js'
import { leave } from '../left-sessions.js'
import { answerOf, bodyOf, get, getUsers, putUsers, removeUsers, same, usersOf } from '../sessions.js'

export const scenario = story({
  title: 'Users are added to those who are there, and removed from among them',
  covers: [
    'edgegap.users.put-adds',
    'edgegap.users.delete-removes',
    'edgegap.users.answer',
    'edgegap.users.count-follows',
    'edgegap.users.keeps-other-sessions',
  ],
  async run(t) {
    const home = await homeOf(t)
    // the address of one who leaves is the beginning of one who stays
    const second = `203.0.113.${1 + t.random.below(9)}`
    const first = `${second}${t.random.below(10)}`
    const [third, fourth, other] = [100, 150, 200].map((from) => `203.0.113.${from + t.random.below(50)}`) as [
      string,
      string,
      string,
    ]
    const id = await join(t, home, [first, second])
    const bystander = await open(t, home, [other, second])
    const theirs = usersOf(await getUsers(t, bystander))
    t.require(theirs !== undefined, 'the users of another session cannot be read')

    const put = await putUsers(t, id, [third, fourth])
    await look(t, id, put, [first, second, third, fourth], 'edgegap.users.put-adds')
    const removed = await removeUsers(t, id, [second, third])
    await look(t, id, removed, [first, fourth], 'edgegap.users.delete-removes')

    const after = await getUsers(t, bystander)
    t.check(
      'edgegap.users.keeps-other-sessions',
      same(usersOf(after), theirs!),
      `the users of the session ${bystander} were ${theirs!.join(', ')} and are ${answerOf(after)}`,
      put,
      removed,
      after,
    )
    leave(t, home, id, bystander)
  },
})

/** Holds the answer to a change, the list of users and the count against the users that there have to be now. */
const look = async (t: Stage, id: string, change: Answered, wanted: string[], requirement: string): Promise<void> => {
  t.control(requirement, change.reply.status === 200, `the answer is ${answerOf(change)}, not 200`, change)
  const users = await getUsers(t, id)
  t.check(
    requirement,
    same(usersOf(users), wanted),
    `the users are ${answerOf(users)}, not ${wanted.join(', ')}`,
    change,
    users,
  )
  t.check(
    'edgegap.users.answer',
    same(usersOf(change), wanted),
    `the answer lists ${usersOf(change)?.join(', ')}, not ${wanted.join(', ')}`,
    change,
  )
  const shown = await get(t, id)
  const { user_count: count } = bodyOf(shown)
  t.check(
    'edgegap.users.count-follows',
    count === wanted.length,
    `user_count is ${String(count)} where there are ${wanted.length} users`,
    change,
    shown,
  )
}
