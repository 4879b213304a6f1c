import type { Stage } from '../../run/story.js'
import { left, lost, person, requireAlive, type Holding, type Person } from './people.js'
import { answerOf, revoke, showFlags, type Flags } from './revoke.js'

/** What has to become of a sort of thing, and the requirement that says so. */
export interface Expectation {
  holding: Holding
  ends: boolean
  requirement: string
}

export interface Row {
  flags: Flags
  expect: readonly Expectation[]
}

/** Revokes once per row, each time for a fresh user, and looks at what that user holds just before and after. */
export const runFlagTable = async (t: Stage, rows: readonly Row[], bystander?: Person): Promise<void> => {
  for (const { flags, expect } of rows) {
    const who = await person(t, ...expect.map(({ holding }) => holding))
    await requireAlive(t, who)
    const answer = await revoke(t, who.id, flags)
    t.control(
      'okta.revoke.answers-204',
      answer.reply.status === 204,
      `a revocation ${showFlags(flags)} was answered with ${answerOf(answer)}`,
      answer,
    )
    const missing = await lost(t, who)
    for (const { holding, ends, requirement } of expect) {
      if (ends) {
        const remaining = await left(t, who, holding)
        t.check(
          requirement,
          remaining.length === 0,
          `still alive after a revocation ${showFlags(flags)}: ${remaining.join(', ')}`,
          answer,
        )
      } else {
        const gone = missing.filter((thing) => thing.startsWith(`${holding} `))
        t.check(requirement, gone.length === 0, `ended by a revocation ${showFlags(flags)}: ${gone.join(', ')}`, answer)
      }
    }
    if (bystander) {
      const theirs = await lost(t, bystander)
      t.check(
        'okta.revoke.keeps-other-users',
        theirs.length === 0,
        `ended though of another user: ${theirs.join(', ')}`,
        answer,
      )
    }
  }
}
