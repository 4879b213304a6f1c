import type { Answered } from '../../http/exchange.js'
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

/**
 * Revokes once per row, each time for a fresh user, and looks at what that user holds just before, just after, and once
 * more when all is done: what ended has to stay so.
 */
export const runFlagTable = async (t: Stage, rows: readonly Row[], bystander?: Person): Promise<void> => {
  const done: Done[] = []
  for (const row of rows) {
    const who = await person(t, ...row.expect.map(({ holding }) => holding))
    await requireAlive(t, who)
    const answer = await revoke(t, who.id, row.flags)
    t.control(
      'okta.revoke.answers-204',
      answer.reply.status === 204,
      `a revocation ${showFlags(row.flags)} was answered with ${answerOf(answer)}`,
      answer,
    )
    done.push({ ...row, who, answer })
    await look(t, done.at(-1)!)
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
  for (const row of done.slice(0, -1)) await look(t, row)
}

interface Done extends Row {
  who: Person
  answer: Answered
}

const look = async (t: Stage, { flags, expect, who, answer }: Done): Promise<void> => {
  const missing = await lost(t, who)
  for (const { holding, ends, requirement } of expect) {
    if (ends) {
      const remaining = await left(t, who, holding)
      t.check(
        requirement,
        remaining.length === 0,
        `alive after a revocation ${showFlags(flags)}: ${remaining.join(', ')}`,
        answer,
      )
    } else {
      const gone = missing.filter((thing) => thing.startsWith(`${holding} `))
      t.check(requirement, gone.length === 0, `ended by a revocation ${showFlags(flags)}: ${gone.join(', ')}`, answer)
    }
  }
}
