import { clockOf, judgeTruth, newUser, requireAllAlive, requireWitness } from '../model-people.js'
import type { Stage } from '../../run/story.js'
import type { Begin, Model } from '../model.js'
import { judgeList, judgePages, ORDERS } from './model-views.js'
import type { World } from './model-world.js'
import type { Person } from './people.js'
import { answerOf, isRefusal, notAs, SESSION_NOT_FOUND } from './refusals.js'
import { comparableTime, remove } from './sessions.js'

/** Minutes before the beginning of the sequence at which sessions may have begun; few, so that some are equal. */
const BEGAN = [30, 10, 50]

/** Milliseconds that a session lasts, far more than time is moved on. */
const LASTS = 240 * 3_600_000

/** More would make pages too many. */
const MOST_SESSIONS = 6

const person = async (t: Stage): Promise<Person> => {
  const id = await newUser(t)
  if (t.target.profile !== 'live') return { id, as: { headers: t.target.credential } }
  return { id, as: await t.make('credential', { user: id }) }
}

const begin: Begin = async (t, judge) => {
  requireWitness(t, 'session')
  const clock = await clockOf(t)
  const now = clock ?? Date.now()
  const world: World = { t, judge, users: [await person(t), await person(t)], sessions: [] }
  const { sessions, users } = world

  let lasting = true
  const signIn = async (user: number, minutes: number) => {
    const created_at = new Date(now - minutes * 60_000).toISOString()
    const expires_at = new Date(now + LASTS).toISOString()
    const arranged = await t.tryMake('session', { user: users[user]!.id, created_at, expires_at })
    lasting &&= arranged !== undefined
    const { id } = arranged ?? (await t.make('session', { user: users[user]!.id }))
    const began = arranged ? { began: comparableTime(created_at) } : {}
    const made = { kind: 'session', name: `s${sessions.length + 1}`, id, user, alive: true, ...began }
    sessions.push(made)
    return made
  }
  const truth = () =>
    judgeTruth(t, judge, sessions, {
      gone: () => 'things-stack.delete.gone',
      kept: () => 'things-stack.delete.keeps-others',
    })

  for (const [i, user] of [0, 0, 0, 1].entries()) await signIn(user, BEGAN[i % BEGAN.length]!)
  await requireAllAlive(t, sessions)

  return {
    given: 'u1 with s1, s2 and s3, u2 with s4',
    commands: {
      async 'sign in'(pick) {
        const user = pick([0, 1])!
        if (sessions.length >= MOST_SESSIONS) return
        const minutes = pick(BEGAN)!
        const { name } = await signIn(user, minutes)
        judge.step(`u${user + 1} has signed in ${minutes} minutes ago (${name})`)
      },
      async list(pick) {
        const user = pick([0, 1])!
        const order = pick(ORDERS)!
        judge.step(`u${user + 1} is listed${order === '' ? '' : ` by ${order}`}`)
        await judgeList(world, user, order)
      },
      async pages(pick) {
        const user = pick([0, 1])!
        const order = pick(ORDERS)!
        const limit = pick([2, 3])!
        judge.step(`u${user + 1} is listed in pages of ${limit}${order === '' ? '' : ` by ${order}`}`)
        await judgePages(world, user, order, limit)
      },
      async delete(pick) {
        const session = pick(sessions)!
        judge.step(`${session.name} is deleted`)
        const answer = await remove(t, users[session.user]!, session.id)
        if (session.alive)
          judge.holds(
            'things-stack.delete.answers-200',
            answer.reply.status === 200,
            `the deletion of ${session.name} is answered with ${answerOf(answer)}`,
          )
        else
          judge.holds(
            'things-stack.delete.repeated',
            isRefusal(answer, SESSION_NOT_FOUND),
            `of ${session.name}, deleted before, ${notAs(answer, SESSION_NOT_FOUND)}`,
          )
        session.alive = false
        await truth()
      },
      async 'delete under another name'(pick) {
        const session = pick(sessions.filter(({ alive }) => alive))
        if (!session) return
        const other = 1 - session.user
        judge.step(`${session.name} is deleted as one of u${other + 1}`)
        const answer = await remove(t, users[other]!, session.id)
        judge.holds(
          'things-stack.delete.other-user',
          isRefusal(answer, SESSION_NOT_FOUND),
          notAs(answer, SESSION_NOT_FOUND),
        )
        judge.holds(
          'things-stack.refusal.changes-nothing',
          await t.alive('session', session.id),
          `refused, and yet ${session.name} has ended`,
        )
        await truth()
      },
      async 'time passes'() {
        // nobody knows how long sessions last whose end could not be arranged
        if (clock === undefined || !lasting) return
        judge.step('an hour passes')
        await t.advance('PT1H')
        await truth()
      },
      async 'delete what never was'(pick) {
        const user = pick([0, 1])!
        judge.step(`a session that never was is deleted as one of u${user + 1}`)
        const answer = await remove(t, users[user]!, t.unknown('session'))
        judge.holds(
          'things-stack.delete.unknown',
          isRefusal(answer, SESSION_NOT_FOUND),
          notAs(answer, SESSION_NOT_FOUND),
        )
        await truth()
      },
    },
    async audit() {
      judge.step('all is looked at')
      await truth()
      for (const user of users.keys()) await judgeList(world, user)
      await truth()
    },
    auditCosts: () => users.length,
  }
}

/** Sessions of two users come, are listed, whole and in pages, and are deleted. */
export const model: Model = {
  covers: [
    'things-stack.list.contains',
    'things-stack.list.owner',
    'things-stack.list.unique',
    'things-stack.list.total',
    'things-stack.list.created-at',
    'things-stack.list.changes-nothing',
    'things-stack.order.by-id',
    'things-stack.order.created',
    'things-stack.order.created-reversed',
    'things-stack.order.ties',
    'things-stack.paging.joined',
    'things-stack.paging.past-end',
    'things-stack.paging.total',
    'things-stack.delete.answers-200',
    'things-stack.delete.gone',
    'things-stack.delete.keeps-others',
    'things-stack.delete.repeated',
    'things-stack.delete.unknown',
    'things-stack.delete.other-user',
    'things-stack.refusal.changes-nothing',
  ],
  commands: {
    'sign in': 3,
    list: 4,
    pages: 2,
    delete: 4,
    'delete under another name': 1,
    'delete what never was': 1,
    'time passes': 1,
  },
  dearest: MOST_SESSIONS / 2 + 1,
  mostRequests: 60,
  sequences: 3,
  steps: 12,
  prepare: () => Promise.resolve(begin),
}
