import type { Operation } from '../contract/contract.js'
import type { Reply, SentRequest } from '../http/exchange.js'

/** One request on its way to the target, as a fault sees it. */
export interface Passing {
  request: SentRequest
  /** Below the base URL, with the query. */
  path: string
  operation: Operation
  /** What the target answered in the run without faults, at this very step; undefined where the steps no longer agree. */
  before: Kind | undefined
  /** Hands a request on to the target, as it is or altered; undefined where no whole answer came. */
  handOn(request?: SentRequest): Promise<Reply | undefined>
}

/** A sort of answer: its status, and the vendor's own code where a refusal has one: `200`, `401 E0000011`. */
export type Kind = string

/** Something that an implementation could do wrong, put between the suite and the target. */
export interface Fault {
  /** What it does, as the end of "an implementation that …". */
  does: string
  operation: string
  /** The answer that the suite gets instead; undefined where the fault has nothing to do with this request. */
  answer(passing: Passing): Promise<Reply | 'broken off' | undefined>
}

const CODES = ['error', 'errorCode', 'code'] as const

/** @see Kind */
export const kindOf = ({ status, body }: Reply): Kind => {
  let data: unknown
  try {
    data = JSON.parse(body)
  } catch {
    return String(status)
  }
  if (typeof data !== 'object' || data === null) return String(status)
  const code = CODES.map((name) => (data as Record<string, unknown>)[name]).find(
    (value) => typeof value === 'string' || typeof value === 'number',
  )
  return code === undefined ? String(status) : `${status} ${code}`
}

/** Whether answers of a kind tell that all went well; vendors that refuse with 200 name a code. */
export const isSuccess = (kind: Kind): boolean => /^2\d\d$/.test(kind)
