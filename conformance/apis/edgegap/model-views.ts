import type { Stage } from '../../run/story.js'
import type { Judge } from '../model.js'
import { listAll, longPages, type Listed } from './list.js'
import { addressesOf, answerOf, bodyOf, get, isRefusal, same } from './sessions.js'
import { whenGone } from './waiting.js'

/** A session as the model knows it: whoever created it is told its id and users. */
export interface Known {
  name: string
  id: string
  users: readonly string[]
  /** The call that changed its users last. */
  changed?: 'put-adds' | 'delete-removes' | undefined
  /** How it has ended. */
  ended?: 'delete' | 'bulk'
}

export interface World {
  t: Stage
  judge: Judge
  sessions: Known[]
  /** How a session has ended last. */
  lastEnd: 'delete' | 'bulk' | undefined
  /** Whether users have come or gone anywhere. */
  usersChanged: boolean
}

export const alive = ({ sessions }: World): Known[] => sessions.filter(({ ended }) => ended === undefined)

/** What is broken where a session that should be there is not. */
const lost = ({ lastEnd }: World, otherwise: string): string =>
  lastEnd === undefined ? otherwise : `edgegap.${lastEnd}.keeps-others`

/** Holds a session by its id against the model. */
export const judgeSession = async (world: World, session: Known): Promise<void> => {
  const { t, judge } = world
  const { name, id, users, changed, ended } = session
  if (ended !== undefined) {
    const shown = await whenGone(t, id)
    const requirement = ended === 'delete' ? 'edgegap.delete.gone-from-get' : 'edgegap.bulk.gone'
    judge.holds(
      requirement,
      isRefusal(shown, 400, 404),
      `${name} (${id}), which has ended, is answered for with ${answerOf(shown)}`,
    )
    return
  }
  const shown = await get(t, id)
  const body = bodyOf(shown)
  const there = shown.reply.status === 200 && body['session_id'] === id
  judge.holds(lost(world, 'edgegap.get.by-id'), there, `${name} (${id}) is answered for with ${answerOf(shown)}`)
  const unchanged = world.usersChanged ? 'edgegap.users.keeps-other-sessions' : 'edgegap.create.users'
  const listed = body['session_users']
  if (listed != null) {
    const right = same(addressesOf(listed), users)
    const requirement = changed === undefined ? unchanged : `edgegap.users.${changed}`
    judge.holds(
      requirement,
      right,
      `${name} has the users ${addressesOf(listed).join(', ') || 'none'}, not ${users.join(', ') || 'none'}`,
    )
  }
  judge.holds(
    changed === undefined ? unchanged : 'edgegap.users.count-follows',
    body['user_count'] === users.length,
    `${name} has the user_count ${String(body['user_count'])}, not ${users.length}`,
  )
}

/** Holds the list, over all its pages, against the model; sessions of others come and go in it as they like. */
export const judgeList = async (world: World): Promise<void> => {
  const { t, judge, sessions } = world
  const times = ({ ids }: Listed, { id }: Known) => ids.filter((each) => each === id).length
  const wrong = (listed: Listed) => sessions.some((each) => times(listed, each) !== (each.ended ? 0 : 1))
  const read = () => listAll(t, longPages(t))
  let listed = await read()
  if (wrong(listed)) await t.until(async () => !wrong((listed = await read())), { every: 250 })
  for (const session of sessions) {
    const { name, id, users, ended } = session
    const found = times(listed, session)
    judge.holds('edgegap.list.unique', found < 2, `the list holds ${name} (${id}) ${found} times`)
    if (ended) {
      const requirement = ended === 'delete' ? 'edgegap.delete.gone-from-list' : 'edgegap.bulk.gone'
      judge.holds(requirement, found === 0, `the list holds ${name} (${id}), which has ended`)
      continue
    }
    t.require(listed.whole || found > 0, 'the list is too long to read it through')
    if (found === 0) {
      judge.holds(
        lost(world, 'edgegap.get.by-id'),
        (await get(t, id)).reply.status === 200,
        `${name} (${id}) has ended`,
      )
      judge.holds('edgegap.list.contains', false, `the list does not hold ${name} (${id})`)
    }
    const entry = listed.entries.find(({ session_id }) => session_id === id)
    const { user_count: count } = entry ?? {}
    judge.holds('edgegap.list.contains', true, '')
    // where the session itself has other users, the list is not to blame
    if (count !== users.length) await judgeSession(world, session)
    judge.holds(
      'edgegap.list.entry-equals-get',
      count === users.length,
      `the list shows ${name} with the user_count ${String(count)}, not ${users.length}`,
    )
  }
}
