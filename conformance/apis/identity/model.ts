import { clockOf, judgeTruth, newUser, requireAllAlive, requireWitness } from '../model-people.js'
import type { Begin, Model } from '../model.js'
import { judgeList, judgeSession } from './model-views.js'
import type { Known, World } from './model-world.js'
import { remove } from './sessions.js'

const HOUR = 3_600_000

const begin: Begin = async (t, judge) => {
  requireWitness(t, 'session')
  const clock = await clockOf(t)
  const world: World = { t, judge, users: [await newUser(t), await newUser(t)], sessions: [], changes: 0 }

  let moved = 0

  const signIn = async (user: number, hours: number): Promise<Known> => {
    const valid_until = clock === undefined ? undefined : new Date(clock + moved * HOUR + hours * HOUR).toISOString()
    const { id } = await t.make('session', { user: world.users[user], ...(valid_until && { valid_until }) })
    const made = {
      kind: 'session',
      name: `s${world.sessions.length + 1}`,
      id,
      user,
      alive: true,
      ends: moved + hours,
      over: false,
    }
    world.sessions.push(made)
    return made
  }

  const truth = () =>
    judgeTruth(
      t,
      judge,
      world.sessions.filter(({ over }) => !over),
      {
        gone: () => 'identity.delete.gone-from-get',
        kept: () => 'identity.delete.keeps-others',
      },
    )

  for (const user of [0, 0, 1]) await signIn(user, LONG)
  await requireAllAlive(t, world.sessions)

  return {
    given: 'u1 with s1 and s2, u2 with s3',
    commands: {
      async 'sign in'(pick) {
        const user = pick([0, 1])!
        const hours = clock === undefined ? LONG : pick([LONG, 1])!
        const { name } = await signIn(user, hours)
        judge.step(`u${user + 1} signs in (${name}${hours === LONG ? '' : ', for an hour'})`)
        for (const session of world.sessions) delete session.shown
      },
      async list(pick) {
        const user = pick([0, 1])!
        judge.step(`u${user + 1} is listed`)
        await judgeList(world, user)
      },
      async get(pick) {
        const session = pick(world.sessions)!
        judge.step(`${session.name} is read`)
        await judgeSession(world, session)
      },
      async delete(pick) {
        const session = pick(world.sessions)!
        judge.step(`${session.name} is deleted`)
        const { status } = (await remove(t, session.id)).reply
        world.changes += 1
        if (session.alive && !session.over)
          judge.holds(
            'identity.delete.answers-204',
            status === 204,
            `the deletion of ${session.name} is answered with ${status}, not 204`,
          )
        else
          judge.holds(
            'identity.delete.repeated',
            status === 204 || status === 404,
            `the deletion of ${session.name} is answered with ${status}, not 404 or 204`,
          )
        // an expired session that the service calls unknown may be one that it hides
        session.alive = session.alive && session.over && status === 404
        await truth()
      },
      async 'delete what never was'() {
        judge.step('a session that never was is deleted')
        const { status } = (await remove(t, t.unknown('session'))).reply
        judge.holds(
          'identity.delete.repeated',
          status === 204 || status === 404,
          `the deletion of what never was is answered with ${status}`,
        )
        await truth()
      },
      ...(clock !== undefined && {
        async 'time passes'() {
          if (moved >= MOST_HOURS) return
          judge.step('two hours pass')
          await t.advance('PT2H')
          moved += 2
          for (const session of world.sessions) {
            session.over ||= session.ends < moved
            delete session.shown
          }
          await truth()
        },
      }),
    },
    async audit() {
      judge.step('all is looked at')
      await truth()
      for (const user of world.users.keys()) await judgeList(world, user)
      for (const session of world.sessions.slice(0, READ_AT_THE_END)) await judgeSession(world, session)
      await truth()
    },
    auditCosts: () => world.users.length + READ_AT_THE_END,
  }
}

/** Hours that a session lasts unless it is to expire; time moves only so far. */
const LONG = 240
const MOST_HOURS = 4

const READ_AT_THE_END = 4

/** Sessions of two users come, are looked at, expire and are deleted. */
export const model: Model = {
  covers: [
    'identity.get.by-id',
    'identity.list.contains',
    'identity.list.owner',
    'identity.list.unique',
    'identity.list.entry-equals-get',
    'identity.reads-change-nothing',
    'identity.delete.answers-204',
    'identity.delete.gone-from-get',
    'identity.delete.gone-from-list',
    'identity.delete.keeps-others',
    'identity.delete.repeated',
    'identity.expiry.consistent',
  ],
  commands: { 'sign in': 3, list: 4, get: 3, delete: 4, 'delete what never was': 1, 'time passes': 1 },
  dearest: 1,
  mostRequests: 60,
  sequences: 3,
  steps: 12,
  prepare: () => Promise.resolve(begin),
}
