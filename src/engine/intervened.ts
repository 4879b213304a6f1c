import type { Contract, Operation, Responses } from '../contract/contract.js'
import type { HttpReply, Reply } from './http.js'
import type { InjectedFault, Intervention } from './intervention.js'

/** No answer at all. */
const SILENCE: Reply = { status: 0 }

/** The answer that takes the place of the vendor's, where an intervention has one. */
export const forcedReply = (stepped: Intervention | undefined): Reply | undefined =>
  stepped && (stepped.delivery?.drop ? SILENCE : (stepped.refusal ?? stepped.reply))

/** Whether nothing of the vendor's goes on the answer: it is a refusal of ours, or there is none. */
export const isOurs = ({ delivery, refusal }: Intervention): boolean => delivery?.drop === true || refusal !== undefined

/** The answers that an operation documents; a forced one may also be one that any operation gives where servers fail. */
export const responsesOf = (
  { faults }: Contract,
  { responses }: Operation,
  stepped: Intervention | undefined,
): Responses => (stepped?.reply && faults.size > 0 ? new Map([...faults, ...responses]) : responses)

/** A reply with how it is to be delivered, and what was injected. */
export const intervened = (
  reply: HttpReply,
  stepped: Intervention | undefined,
): { reply: HttpReply; fault?: InjectedFault } => {
  if (!stepped) return { reply }
  const { delivery, fault } = stepped
  return { reply: delivery ? { ...reply, delivery } : reply, ...(fault ? { fault } : {}) }
}
