import type { Contract } from '../contract/contract.js'
import { findRoute } from '../contract/route.js'
import type { Reply, SentRequest } from '../http/exchange.js'
import type { Outcome, Transport } from '../http/transport.js'
import { below } from '../traffic/base-url.js'
import { kindOf, type Fault, type Kind } from './fault.js'

/** One step of a run: what was asked, and what came. */
export interface Step {
  operation: string
  request: SentRequest
  reply: Reply | undefined
}

/** What a step was for, and which kind of answer came. */
export interface Known {
  operation: string
  kind: Kind
}

export interface Tampering {
  /** Steps of this run so far, as the target answered them. */
  steps: Step[]
  /** How often the fault really got into an exchange. */
  injected: number
}

/**
 * Stands between the suite and the target, and does what a fault says; without one it only looks. Whatever goes elsewhere,
 * such as to a driver, passes untouched.
 */
export const faultyTransport = (
  inner: Transport,
  {
    contract,
    base,
    fault,
    before,
    seen,
  }: {
    contract: Contract
    base: string
    fault?: Fault
    /** What came at each step without the fault. */
    before?: readonly Known[]
    seen: Tampering
  },
): Transport => ({
  close: () => inner.close(),
  async send(request) {
    const path = below(request.url, base)
    const route = path === undefined ? undefined : findRoute(contract, request.method, path.replace(/\?.*$/s, ''))
    if (path === undefined || !route || !('operation' in route)) return inner.send(request)
    const { operation } = route
    const known = before?.[seen.steps.length]
    const step: Step = { operation: operation.id, request, reply: undefined }
    seen.steps.push(step)
    let outcome: Outcome | undefined
    const handOn = async (altered = request): Promise<Reply | undefined> => {
      outcome = await inner.send(altered)
      step.reply = outcome.failure ? undefined : outcome.reply
      return step.reply
    }
    if (fault?.operation === operation.id) {
      const answer = await fault.answer({
        request,
        path,
        operation,
        before: known?.operation === operation.id ? known.kind : undefined,
        handOn,
      })
      if (answer !== undefined) seen.injected += 1
      if (answer === 'broken off') return { failure: { kind: 'reset', message: 'socket hang up' } }
      if (answer) return { reply: answer }
    }
    if (!outcome) await handOn()
    return outcome!
  },
})

/** What came at each step, to be compared with. */
export const kindsOf = (steps: readonly Step[]): Known[] =>
  steps.map(({ operation, reply }) => ({ operation, kind: reply ? kindOf(reply) : 'none' }))
