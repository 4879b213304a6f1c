import type { Stage } from '../../run/story.js'
import type { Api } from '../api.js'
import { bulkStop, named, processable, remove } from './sessions.js'
import { listAll } from './list.js'

/** Those of some sessions that a driver shows to be there, or the list where no driver can. */
const stillThere = async (t: Stage, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return []
  const { ids: listed } = t.observable('session') ? { ids: undefined } : await listAll(t)
  const there: string[] = []
  for (const id of ids) if (listed?.includes(id) ?? (await t.alive('session', id))) there.push(id)
  return there
}

/** Stops the sessions of the run in one call, looks which are still there, and deletes those one by one. */
export const tidy: NonNullable<Api['tidy']> = async (t, things) => {
  const ids = [...new Set(things.flatMap(({ kind, id }) => (kind === 'session' ? [id] : [])))]
  // deployments stay by the contract, and this API cannot end them
  const others = things.filter(({ kind }) => kind !== 'session' && kind !== 'deployment')
  if (ids.length === 0) return others
  const stopped = processable(await bulkStop(t, [named(...ids)]))
  const open = await stillThere(
    t,
    ids.filter((id) => !stopped?.includes(id)),
  )
  const left: { kind: string; id: string }[] = []
  for (const id of open) {
    const { status } = (await remove(t, id)).reply
    if (status !== 200 && status !== 404 && status !== 410) left.push({ kind: 'session', id })
  }
  return [...others, ...left]
}
