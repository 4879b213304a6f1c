import { jsonBody } from '../http/exchange.js'
import type { Transport } from '../http/transport.js'
import { CannotJudge } from '../run/stops.js'

/** What a running mock says of the API that is to be judged. */
export interface Discovered {
  driver: string
  profile: string
  /** Headers of its credentials, the most powerful first. */
  credentials: readonly Readonly<Record<string, string>>[]
}

interface MockDescription {
  name: string
  apis: {
    api: string
    baseUrl?: string
    profile: string
    driver: string
    credentials: { headers: Record<string, string> }[]
  }[]
}

/**
 * Asks the target whether it is a mock of ours; undefined where it is not. Sends no credential of the API. A mock has
 * several worlds, and the target's path says in which one it is asked (`/~name`).
 * @param headers for the driver that is found, and so for this call.
 * @throws CannotJudge when there is no reaching the target, or when it is a mock that serves the API at another path.
 */
export const discover = async (
  transport: Transport,
  target: string,
  api: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Discovered | undefined> => {
  const { origin, pathname } = new URL(target)
  const world = /^\/~[^/]+/.exec(pathname)?.[0] ?? ''
  const { reply, failure } = await transport.send({
    method: 'GET',
    url: `${origin}${world}/_facsimile`,
    headers: [['accept', 'application/json'], ...Object.entries(headers)],
  })
  if (failure && /^(unreachable|tls|proxy)$/.test(failure.kind)) {
    throw new CannotJudge(`the target ${target} cannot be reached: ${failure.message}`)
  }
  if (reply?.status !== 200) return undefined
  const { name, apis } = (jsonBody(reply) ?? {}) as Partial<MockDescription>
  const found = name === 'facsimile' && Array.isArray(apis) ? apis.find((each) => each.api === api) : undefined
  if (!found || typeof found.driver !== 'string') return undefined
  const base = found.baseUrl === undefined ? '' : new URL(found.baseUrl).pathname
  if (!`${pathname}/`.startsWith(`${base}/`)) {
    throw new CannotJudge(`the target ${target} is a mock, which serves ${api} at ${origin}${base}`)
  }
  return {
    // the same host that we came by: behind a port mapping the mock knows itself by another name
    driver: origin + new URL(found.driver).pathname,
    profile: found.profile,
    credentials: (found.credentials ?? []).map(({ headers }) => headers),
  }
}
