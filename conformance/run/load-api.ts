import type { Api } from '../apis/api.js'
import { apis } from '../apis/index.js'
import { nearest } from './nearest.js'
import { CannotJudge } from './stops.js'

/** @throws CannotJudge for an API that there is not, with the nearest known one. */
export const loadApi = async (name: string): Promise<Api> => {
  const load = Object.hasOwn(apis, name) ? apis[name] : undefined
  if (load) return (await load()).api
  const known = Object.keys(apis)
  const near = nearest(name, known)
  throw new CannotJudge(
    `there is no API "${name}"; ${near ? `did you mean "${near}"?` : `known are ${known.join(', ')}`}`,
  )
}
