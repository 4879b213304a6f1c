import { judgeTruth, newUser, requireAllAlive, requireWitness, type Known } from '../model-people.js'
import type { Begin, Model } from '../model.js'
import { HOLDINGS, type Holding } from './people.js'
import { answerOf, revoke, showFlags, type Flags } from './revoke.js'

interface Held extends Known {
  user: number
  holding: Holding
  /** What has ended it. */
  flags?: Flags
}

const FLAGS: readonly Flags[] = [true, false, undefined].flatMap((oauthTokens) =>
  [true, false, undefined].map((forgetDevices) => ({
    ...(oauthTokens !== undefined && { oauthTokens }),
    ...(forgetDevices !== undefined && { forgetDevices }),
  })),
)

const begin: Begin = async (t, judge) => {
  requireWitness(t, 'session')
  const classic = t.target.variants.includes('classic')
  const users = [await newUser(t), await newUser(t)]
  const things: Held[] = []

  const take = async (user: number, holding: Holding): Promise<Held | undefined> => {
    const [kind, attributes] = HOLDINGS[holding]
    const made = t.observable(kind) ? await t.tryMake(kind, { user: users[user], ...attributes }) : undefined
    if (!made) return undefined
    const held = { kind, name: `h${things.length + 1}`, id: made.id, alive: true, user, holding }
    things.push(held)
    return held
  }
  const ends = (holding: Holding, { oauthTokens = false, forgetDevices = !classic }: Flags): boolean =>
    holding === 'session' || (holding === 'device' ? forgetDevices : oauthTokens)

  /** What says that a thing of the user of the last revocation ends, or stays. */
  const requirement = (holding: Holding, flags: Flags): string => {
    if (holding === 'session')
      return Object.keys(flags).length > 0
        ? 'okta.revoke.ends-sessions-whatever-the-flags'
        : 'okta.revoke.ends-sessions'
    if (holding !== 'device') return `okta.revoke.${flags.oauthTokens ? 'tokens-on-request' : 'tokens-only-on-request'}`
    const kept = flags.forgetDevices ? 'devices-on-request' : 'devices-kept-on-request'
    return `okta.revoke.${flags.forgetDevices === undefined ? 'devices-by-default' : kept}`
  }
  const truth = (user?: number, flags: Flags = {}) =>
    judgeTruth(t, judge, things, {
      gone: (thing) => requirement((thing as Held).holding, (thing as Held).flags ?? {}),
      kept: (thing) =>
        (thing as Held).user === user ? requirement((thing as Held).holding, flags) : 'okta.revoke.keeps-other-users',
    })

  for (const holding of Object.keys(HOLDINGS) as Holding[]) for (const user of users.keys()) await take(user, holding)
  await requireAllAlive(t, things)
  const has = (user: number) =>
    things
      .filter((each) => each.user === user)
      .map(({ name, holding }) => `${name} (${holding})`)
      .join(', ')

  return {
    given: `u1 with ${has(0)}; u2 with ${has(1)}`,
    commands: {
      async take(pick) {
        const user = pick([0, 1])!
        const holding = pick(Object.keys(HOLDINGS) as Holding[])!
        const held = await take(user, holding)
        if (held) judge.step(`u${user + 1} gets ${held.name} (${holding})`)
      },
      async revoke(pick) {
        const user = pick([0, 1])!
        const flags = pick(FLAGS)!
        judge.step(`u${user + 1} is revoked ${showFlags(flags)}`)
        const answer = await revoke(t, users[user]!, flags)
        judge.holds(
          'okta.revoke.answers-204',
          answer.reply.status === 204,
          `the answer is ${answerOf(answer)}, not 204`,
        )
        for (const held of things) {
          if (held.user !== user || !held.alive || !ends(held.holding, flags)) continue
          held.alive = false
          held.flags = flags
        }
        await truth(user, flags)
      },
      async 'revoke a stranger'() {
        judge.step('a user who never was is revoked')
        const answer = await revoke(t, t.unknown('user'), { oauthTokens: true, forgetDevices: true })
        judge.holds('okta.user.unknown', answer.reply.status === 404, `the answer is ${answerOf(answer)}, not 404`)
        await truth()
      },
    },
    async audit() {
      judge.step('all is looked at')
      await truth()
    },
    auditCosts: () => 0,
  }
}

/** Two users get sessions, tokens and devices, and are revoked with all combinations of flags. */
export const model: Model = {
  covers: [
    'okta.revoke.answers-204',
    'okta.revoke.ends-sessions',
    'okta.revoke.ends-sessions-whatever-the-flags',
    'okta.revoke.keeps-other-users',
    'okta.revoke.tokens-on-request',
    'okta.revoke.tokens-only-on-request',
    'okta.revoke.devices-on-request',
    'okta.revoke.devices-kept-on-request',
    'okta.revoke.devices-by-default',
    'okta.user.unknown',
  ],
  commands: { take: 5, revoke: 4, 'revoke a stranger': 1 },
  dearest: 1,
  mostRequests: 24,
  sequences: 3,
  steps: 14,
  prepare: () => Promise.resolve(begin),
}
