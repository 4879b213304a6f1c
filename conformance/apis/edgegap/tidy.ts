import type { Api } from '../api.js'
import { bulkStop, named, processable, remove } from './sessions.js'
import { listAll } from './list.js'

/** Stops the sessions of the run in one call, looks which are still listed, and deletes those one by one. */
export const tidy: NonNullable<Api['tidy']> = async (t, things) => {
  const ids = [...new Set(things.flatMap(({ kind, id }) => (kind === 'session' ? [id] : [])))]
  // deployments stay by the contract, and this API cannot end them
  const others = things.filter(({ kind }) => kind !== 'session' && kind !== 'deployment')
  if (ids.length === 0) return others
  const stopped = processable(await bulkStop(t, [named(...ids)]))
  if (ids.every((id) => stopped?.includes(id))) return others
  const { ids: listed } = await listAll(t)
  const left: { kind: string; id: string }[] = []
  for (const id of ids.filter((each) => listed.includes(each) && !stopped?.includes(each))) {
    const { status } = (await remove(t, id)).reply
    if (status !== 200 && status !== 404 && status !== 410) left.push({ kind: 'session', id })
  }
  return [...others, ...left]
}
