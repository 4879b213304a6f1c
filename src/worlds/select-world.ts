import type { HttpRequest } from '../engine/http.js'
import { percentDecode } from '../engine/query.js'
import { DEFAULT_WORLD } from './world-name.js'

/** Which world a request acts on, and the request target without what said so. */
export interface Selection {
  world: string
  /** What was cut off the target, such as `/~w1`; empty where the path named no world. */
  prefix: string
  target: string
}

export const WORLD_HEADER = 'x-facsimile-world'

// clients that escape more than they must send %7E
const PREFIX = /^\/(?:~|%7e)([^/?#]*)/i

/**
 * The world of a request: of the path prefix `/~name`, else of the header, else of a credential bound to one, else the
 * default one. The name is as it was sent and may be none.
 * @param bound the world that a credential text is bound to.
 */
export const selectWorld = (
  { target, headers }: HttpRequest,
  bound: ReadonlyMap<string, string> | undefined,
): Selection => {
  const match = target.startsWith('/~') || target.startsWith('/%') ? PREFIX.exec(target) : null
  if (match) {
    const prefix = match[0]
    const rest = target.slice(prefix.length)
    return { world: percentDecode(match[1]!) ?? match[1]!, prefix, target: rest.startsWith('/') ? rest : `/${rest}` }
  }
  const world = headers[WORLD_HEADER] ?? (bound?.size ? worldOfCredential(headers, bound) : undefined)
  return { world: world ?? DEFAULT_WORLD, prefix: '', target }
}

/** Where credentials come in: whole headers, the text behind a scheme (`Bearer`, `SSWS`, `token`), and cookies. */
const worldOfCredential = (
  { authorization, token, cookie }: Readonly<Record<string, string>>,
  bound: ReadonlyMap<string, string>,
): string | undefined => {
  const texts = [
    authorization,
    authorization?.replace(/^\S+\s+/, ''),
    token,
    ...(cookie?.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim()) ?? []),
  ]
  for (const text of texts) {
    const world = text === undefined ? undefined : bound.get(text)
    if (world !== undefined) return world
  }
  return undefined
}
