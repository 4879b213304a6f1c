import type { Stage } from '../../run/story.js'
import type { Judge, Model, Play } from '../model.js'
import { addresses, homeOf, join, open, type Home } from './home.js'
import { alive, judgeList, judgeSession, type Known, type World } from './model-views.js'
import {
  answerOf,
  bulkStop,
  isRefusal,
  named,
  processable,
  putUsers,
  remove,
  removeUsers,
  same,
  usersOf,
} from './sessions.js'

/** Users in all sessions together; so many seats there have to be. */
const MOST_USERS = 6

/** Sessions that are looked at one by one at the end. */
const READ_AT_THE_END = 3

const beginAt = async (home: Home, t: Stage, judge: Judge): Promise<Play> => {
  const free = addresses(t, MOST_USERS)
  const world: World = { t, judge, sessions: [], lastEnd: undefined, usersChanged: false }
  const { sessions } = world

  const create = async (user: string): Promise<Known> => {
    const id = home.deployment === undefined ? await join(t, home, [user]) : await open(t, home, [user])
    judge.holds(
      'edgegap.create.new-id',
      sessions.every((each) => each.id !== id),
      `a new session has the id ${id} of another`,
    )
    const made: Known = { name: `s${sessions.length + 1}`, id, users: [user] }
    sessions.push(made)
    return made
  }
  const end = (session: Known, how: 'delete' | 'bulk') => {
    session.ended ??= how
    world.lastEnd = how
  }
  for (const user of free.splice(0, 2)) await create(user)

  return {
    given: 's1 and s2 with one user each',
    commands: {
      async create() {
        const [user] = free.splice(0, 1)
        if (user === undefined) return
        judge.step(`s${sessions.length + 1} is created with a user`)
        await create(user)
      },
      async 'add a user'(pick) {
        const session = pick(alive(world))
        const [user] = session ? free.splice(0, 1) : []
        if (!session || user === undefined) return
        judge.step(`${user} is added to ${session.name}`)
        const answer = await putUsers(t, session.id, [user])
        const users = [...session.users, user]
        judge.holds('edgegap.users.put-adds', answer.reply.status === 200, `the answer is ${answerOf(answer)}, not 200`)
        judge.holds(
          'edgegap.users.answer',
          same(usersOf(answer), users),
          `the answer lists ${usersOf(answer)?.join(', ')}, not ${users.join(', ')}`,
        )
        Object.assign(session, { users, changed: 'put-adds' })
        forgetOthers(world, session)
      },
      async 'remove a user'(pick) {
        const session = pick(alive(world).filter(({ users }) => users.length > 1))
        const user = pick(session?.users ?? [])
        if (!session || user === undefined) return
        judge.step(`${user} is removed from ${session.name}`)
        const answer = await removeUsers(t, session.id, [user])
        const users = session.users.filter((each) => each !== user)
        judge.holds(
          'edgegap.users.delete-removes',
          answer.reply.status === 200,
          `the answer is ${answerOf(answer)}, not 200`,
        )
        judge.holds(
          'edgegap.users.answer',
          same(usersOf(answer), users),
          `the answer lists ${usersOf(answer)?.join(', ')}, not ${users.join(', ')}`,
        )
        Object.assign(session, { users, changed: 'delete-removes' })
        forgetOthers(world, session)
      },
      async delete(pick) {
        const session = pick(sessions)!
        judge.step(`${session.name} is deleted`)
        const answer = await remove(t, session.id)
        if (session.ended) {
          const refused = isRefusal(answer, 404)
          // what a bulk stop has left there can be deleted all the same
          const missed = session.ended === 'bulk' && answer.reply.status === 200
          judge.holds(
            missed ? 'edgegap.bulk.gone' : 'edgegap.delete.repeated',
            refused,
            `of ${session.name}, which has ended, the answer is ${answerOf(answer)}, not 404`,
          )
        } else {
          judge.holds(
            'edgegap.delete.answers-200',
            answer.reply.status === 200,
            `the answer is ${answerOf(answer)}, not 200`,
          )
          end(session, 'delete')
        }
      },
      async 'stop in bulk'(pick) {
        const first = pick(sessions)!
        const second = pick(sessions.filter((each) => each !== first))!
        const chosen = pick([true, true, false]) ? [first, second] : [first]
        const due = chosen.filter(({ ended }) => ended === undefined)
        if (due.length === 0) return
        judge.step(`${chosen.map(({ name }) => name).join(' and ')} stopped in bulk`)
        const answer = await bulkStop(t, [named(...chosen.map(({ id }) => id))])
        const again = processable(answer)?.find((id) => chosen.some((each) => each.id === id && each.ended))
        judge.holds('edgegap.bulk.only-once', again === undefined, `${again} has ended before and is stopped again`)
        judge.holds(
          'edgegap.bulk.any',
          same(
            processable(answer),
            due.map(({ id }) => id),
          ),
          `the answer is ${answerOf(answer)}, not 200 with those that are there`,
        )
        for (const session of due) end(session, 'bulk')
      },
      async read(pick) {
        const session = pick(sessions)!
        judge.step(`${session.name} is read`)
        await judgeSession(world, session)
      },
      async list() {
        judge.step('the list is read')
        await judgeList(world)
      },
    },
    async audit() {
      judge.step('all is looked at')
      const [ended] = sessions.filter(({ ended }) => ended)
      for (const session of [...(ended ? [ended] : []), ...alive(world)].slice(0, READ_AT_THE_END))
        await judgeSession(world, session)
      await judgeList(world)
    },
    auditCosts: () => Math.min(READ_AT_THE_END, sessions.length) + 1,
    leave: () => bulkStop(t, [named(...sessions.map(({ id }) => id))]),
  }
}

/** Of all other sessions it is said from now on that a change of users elsewhere must not have changed them. */
const forgetOthers = (world: World, session: Known): void => {
  world.usersChanged = true
  for (const other of world.sessions) if (other !== session) other.changed = undefined
}

/** Sessions come, get users and lose them, and end one by one and several at once. What was created is the truth. */
export const model: Model = {
  covers: [
    'edgegap.create.new-id',
    'edgegap.create.users',
    'edgegap.get.by-id',
    'edgegap.list.contains',
    'edgegap.list.unique',
    'edgegap.list.entry-equals-get',
    'edgegap.users.put-adds',
    'edgegap.users.delete-removes',
    'edgegap.users.answer',
    'edgegap.users.count-follows',
    'edgegap.users.keeps-other-sessions',
    'edgegap.delete.answers-200',
    'edgegap.delete.gone-from-get',
    'edgegap.delete.gone-from-list',
    'edgegap.delete.keeps-others',
    'edgegap.delete.repeated',
    'edgegap.bulk.any',
    'edgegap.bulk.gone',
    'edgegap.bulk.keeps-others',
    'edgegap.bulk.only-once',
  ],
  commands: { create: 2, 'add a user': 3, 'remove a user': 2, delete: 2, 'stop in bulk': 3, read: 2, list: 1 },
  dearest: 2,
  // the other layers leave no more of what one run may send
  mostRequests: 12,
  sequences: 1,
  steps: 12,
  async prepare(t) {
    const home = await homeOf(t)
    return (stage, judge) => beginAt(home, stage, judge)
  },
}
