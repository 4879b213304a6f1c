import type { Stage } from '../../run/story.js'
import { answerOf, isOk, reset, type Form } from './calls.js'
import { left, lost, person, requireAlive, type Client } from './people.js'

/** Flags as they stand in the form, the classes of sessions that they end, and the requirement that says so. */
export interface Row {
  flags: Form
  ends: readonly Client[]
  requirement: string
}

const show = (flags: Form): string =>
  Object.entries(flags)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const CLIENTS = ['web', 'mobile'] as const

/** Resets once per row, each time a fresh user, and looks at both classes just before and after. */
export const runFlagTable = async (t: Stage, rows: readonly Row[]): Promise<void> => {
  const bystander = await person(t, ...CLIENTS)
  for (const { flags, ends, requirement } of rows) {
    const who = await person(t, ...CLIENTS)
    await requireAlive(t, who, bystander)
    const answer = await reset(t, who.id, flags)
    const done = t.check(
      requirement,
      isOk(answer),
      `a reset with ${show(flags)} was answered with ${answerOf(answer)}, not 200 ok`,
      answer,
    )
    if (!done) continue
    const ending = who.sessions.filter(({ client }) => ends.includes(client!))
    const remaining = await left(t, ending)
    t.check(
      requirement,
      remaining.length === 0,
      `still alive after a reset with ${show(flags)}: ${remaining.join(', ')}`,
      answer,
    )
    const staying = who.sessions.filter((session) => !ending.includes(session))
    const gone = await lost(t, staying)
    t.check(requirement, gone.length === 0, `ended by a reset with ${show(flags)}: ${gone.join(', ')}`, answer)
    const theirs = await lost(t, bystander.sessions)
    t.check(
      'slack.reset.keeps-other-users',
      theirs.length === 0,
      `ended though of another user by a reset with ${show(flags)}: ${theirs.join(', ')}`,
      answer,
    )
    t.require(theirs.length === 0, 'the sessions of the bystander have ended')
  }
}
