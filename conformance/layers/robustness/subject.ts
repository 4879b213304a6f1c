import { isMethodRefusal } from '../../checks/check.js'
import type { Live } from '../../apis/requests.js'
import { changesNothing } from '../../target/touched.js'
import { isAnswered, oneLine, type Exchange } from '../../http/exchange.js'
import { Unavailable } from '../../run/stops.js'
import type { Stage } from '../../run/story.js'
import type { Subject as Operation } from '../generated/calls.js'

/** An API as the robustness layer sees it: operations of which a live request can be made. */
export interface Subject {
  /** The operation whose requests are twisted: one that changes things where there is one. */
  victim: Operation
  /** An operation that only reads; the victim where there is none. */
  reader: Operation
  /** All that take part. */
  operations: readonly Operation[]
}

/** The operation to twist in a run: where nothing may change, one that reads. */
export const chosen = ({ victim, reader }: Subject, t: Stage): Operation => (t.target.readOnly ? reader : victim)

export const isRead = ({ operation }: Operation): boolean => changesNothing(operation.method)

/** Whoever may make the calls about live things; requests beside the contract have no credential of their own. */
export const callerOf = async (
  t: Stage,
  { api }: Operation,
  { as }: Live,
): Promise<{ as: NonNullable<Live['as']> }> => {
  if (as) return { as }
  const needed = api.needsCredential?.(t.target) ?? 'credential' in api.kinds
  return { as: needed ? await t.make('credential') : { headers: t.target.credential } }
}

/** Live things, else ids that belong to nobody: most of what is hostile needs no more. */
export const liveOrNobodys = async (
  t: Stage,
  { liveOperation, requests }: Operation,
): Promise<Live & { there: boolean }> => {
  try {
    return { ...(await liveOperation.live(t)), there: true }
  } catch (error) {
    if (!(error instanceof Unavailable) || !requests.nobodys) throw error
    return { path: requests.nobodys(t), there: false }
  }
}

/** Judges that a request, however odd, was answered without the server failing. */
export const stands = (
  t: Stage,
  { api }: Operation,
  requirement: string,
  exchange: Exchange,
  what: string,
): boolean => {
  const status = exchange.reply?.status ?? 0
  const named = isMethodRefusal(exchange) || (api.namedServerError?.(exchange) ?? false)
  const fine = isAnswered(exchange) && (status < 500 || named)
  return t.check(requirement, fine, `${what}: ${oneLine(exchange)}`, exchange)
}

/** What can be seen of live things without calling, as text; undefined where nobody can look. */
export const snapshot = async ({ look, dear }: Live): Promise<string | undefined> =>
  look && !dear ? JSON.stringify(await look()) : undefined
