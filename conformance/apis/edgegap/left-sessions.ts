import type { Stage } from '../../run/story.js'
import { addresses, homeOf, open, sessionsOn, type Home } from './home.js'

/** A session of the run, and where it is at home. */
export interface Placed {
  id: string
  home: Home
}

/** By target, and so by run. */
const byTarget = new WeakMap<Stage['target'], Placed[]>()

const leftIn = (t: Stage): Placed[] => {
  const found = byTarget.get(t.target) ?? []
  byTarget.set(t.target, found)
  return found
}

/** Leaves sessions to later stories that need any: each one spares the request that would create another. */
export const leave = (t: Stage, home: Home, ...ids: readonly string[]): void => {
  leftIn(t).push(...ids.map((id) => ({ id, home: { ...home } })))
}

/** Whether a driver shows a session, by itself or on its deployment; undefined where nobody can tell. */
export const isThere = async (t: Stage, { id, home }: Placed): Promise<boolean | undefined> =>
  t.observable('session') ? t.alive('session', id) : (await sessionsOn(t, home))?.includes(id)

/** Takes sessions that earlier stories have left and a driver shows; as many as there are where that is fewer. */
const takeLeft = async (t: Stage, count: number): Promise<Placed[]> => {
  const left = leftIn(t)
  const taken: Placed[] = []
  while (taken.length < count && left.length > 0) {
    const [next] = left.splice(0, 1) as [Placed]
    if (await isThere(t, next)) taken.push(next)
  }
  return taken
}

/** Sessions of the run, whichever and wherever: those that were left, and new ones where these are too few. */
export const anySessions = async (t: Stage, count: number, home?: Home): Promise<Placed[]> => {
  const taken = await takeLeft(t, count)
  if (taken.length === count) return taken
  const place = home ?? (await homeOf(t))
  for (const ip of addresses(t, count - taken.length)) taken.push({ id: await open(t, place, [ip]), home: place })
  return taken
}

/** A new session of another app, and of kind Match, with which a story has nothing to do; none where there is one app only. */
export const strangerOf = async (t: Stage, ips: readonly string[]): Promise<string[]> => {
  const app = (await t.tryMake('app', { kind: 'Match', sockets: 10, autodeploy: true }))?.id
  if (app === undefined) return []
  const home = { app, deployment: (await t.tryMake('deployment', { app }))?.id }
  const stranger = await open(t, home, ips)
  leave(t, home, stranger)
  return [stranger]
}
