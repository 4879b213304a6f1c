import { judgeTruth, newUser, requireAllAlive, requireWitness, type Known } from '../model-people.js'
import type { Begin, Model } from '../model.js'
import { answerOf, invalidate, isOk, isRefusal, reset, type Form } from './calls.js'
import { nobodys, trySignIn, type Client, type Session } from './people.js'

interface Held extends Known {
  user: number
  session: Session
  client: Client
  /** The requirement by which it has ended. */
  endedBy?: string
}

const CLIENTS: readonly Client[] = ['web', 'mobile']

const RESETS: readonly { flags: Form; ends: readonly Client[]; requirement: string }[] = [
  { flags: {}, ends: CLIENTS, requirement: 'slack.reset.ends-all' },
  { flags: { mobile_only: 'true' }, ends: ['mobile'], requirement: 'slack.reset.mobile-only' },
  { flags: { web_only: 'true' }, ends: ['web'], requirement: 'slack.reset.web-only' },
]

const begin: Begin = async (t, judge) => {
  requireWitness(t, 'session')
  const users = [await newUser(t), await newUser(t)]
  const things: Held[] = []

  const signIn = async (user: number, client: Client): Promise<Held> => {
    const session = await trySignIn(t, users[user]!, { client })
    t.require(session !== undefined, `the driver makes no session of the client "${client}" that tells its team`)
    const held = {
      kind: 'session',
      name: `s${things.length + 1}`,
      id: session!.id,
      alive: true,
      user,
      session: session!,
      client,
    }
    things.push(held)
    return held
  }
  /** `kept` says what is broken where a session of the user of the last call has ended that should not have. */
  const truth = (called: 'invalidate' | 'reset', user?: number, kept = 'slack.invalidate.keeps-siblings') =>
    judgeTruth(t, judge, things, {
      gone: (thing) => (thing as Held).endedBy ?? 'slack.invalidate.ends-session',
      kept: (thing) => ((thing as Held).user === user ? kept : `slack.${called}.keeps-other-users`),
    })

  for (const user of users.keys()) for (const client of CLIENTS) await signIn(user, client)
  await requireAllAlive(t, things)

  return {
    given: 'u1 with s1 (web) and s2 (mobile), u2 with s3 (web) and s4 (mobile)',
    commands: {
      async 'sign in'(pick) {
        const user = pick([0, 1])!
        const client = pick(CLIENTS)!
        judge.step(`u${user + 1} signs in (${(await signIn(user, client)).name}, ${client})`)
      },
      async invalidate(pick) {
        const held = pick(things)!
        judge.step(`${held.name} is invalidated`)
        const answer = await invalidate(t, held.session)
        if (held.alive) {
          judge.holds('slack.invalidate.succeeds', isOk(answer), `the answer is ${answerOf(answer)}, not 200 ok`)
          held.endedBy = 'slack.invalidate.ends-session'
        } else {
          // what a reset has ended may be told apart from what was invalidated
          const codes = held.endedBy === 'slack.invalidate.ends-session' ? ['session_not_found'] : []
          const again = isRefusal(answer, ...codes)
          judge.holds(
            'slack.invalidate.again',
            again,
            `${held.name} has ended, and the answer is ${answerOf(answer)}, not session_not_found`,
          )
        }
        held.alive = false
        await truth('invalidate', held.user)
      },
      async 'invalidate what never was'(pick) {
        const { session, user } = pick(things)!
        judge.step(`a session of u${user + 1} that never was is invalidated`)
        const answer = await invalidate(t, nobodys(t, session))
        const refused = isRefusal(answer, 'session_not_found')
        judge.holds('slack.invalidate.unknown', refused, `the answer is ${answerOf(answer)}, not 200 session_not_found`)
        await truth('invalidate', user)
      },
      async reset(pick) {
        const user = pick([0, 1])!
        const { flags, ends, requirement } = pick(RESETS)!
        judge.step(`u${user + 1} is reset ${Object.keys(flags).join() || 'without flags'}`)
        const answer = await reset(t, users[user]!, flags)
        judge.holds('slack.reset.succeeds', isOk(answer), `the answer is ${answerOf(answer)}, not 200 ok`)
        for (const held of things) {
          if (held.user !== user || !held.alive || !ends.includes(held.client)) continue
          held.alive = false
          held.endedBy = requirement
        }
        await truth('reset', user, requirement)
      },
    },
    async audit() {
      judge.step('all is looked at')
      await truth('reset')
    },
    auditCosts: () => 0,
  }
}

/** Two users sign in with both sorts of clients; sessions are invalidated one by one and all at once. */
export const model: Model = {
  covers: [
    'slack.invalidate.succeeds',
    'slack.invalidate.ends-session',
    'slack.invalidate.keeps-siblings',
    'slack.invalidate.keeps-other-users',
    'slack.invalidate.again',
    'slack.invalidate.unknown',
    'slack.reset.succeeds',
    'slack.reset.ends-all',
    'slack.reset.mobile-only',
    'slack.reset.web-only',
    'slack.reset.keeps-other-users',
  ],
  commands: { 'sign in': 5, invalidate: 4, 'invalidate what never was': 1, reset: 3 },
  dearest: 1,
  mostRequests: 30,
  sequences: 3,
  steps: 14,
  prepare: () => Promise.resolve(begin),
}
