import type { Api } from '../apis/api.js'
import { createPassiveJudge } from '../checks/judge-exchange.js'
import type { Contract } from '../contract/contract.js'
import { findRoute } from '../contract/route.js'
import type { Validators } from '../contract/validators.js'
import type { Exchange } from '../http/exchange.js'
import type { Requirement } from '../requirements/requirement.js'
import type { Judgement } from '../run/events.js'
import { requestFaults } from './request-faults.js'

/** Passive checks that need no body of the answer. */
const WITHOUT_BODY = new Set(['answered', 'server-error', 'status', 'headers'])

export interface TrafficSubject {
  api: Pick<Api, 'checks' | 'namedServerError'>
  contract: Contract
  validators: Validators
  requirements: readonly Requirement[]
}

/** Somebody else's request, placed in the contract, and what it has against it. */
export interface Placed {
  exchange: Exchange
  /** What the request breaks, a sentence each. */
  requestFaults: string[]
}

/** Judges exchanges that the suite did not make. */
export interface TrafficJudge {
  /** @param path Below the base URL, percent-encoded, with the query. */
  place(exchange: Omit<Exchange, 'intent' | 'operation' | 'unmatched'>, path: string): Placed
  /** @param bodyKept False where the answer's body is not known. */
  judge(exchange: Exchange, bodyKept?: boolean): Judgement[]
}

export const createTrafficJudge = ({ api, contract, validators, requirements }: TrafficSubject): TrafficJudge => {
  const passive = createPassiveJudge(api, contract, validators, requirements)
  return {
    place(exchange, path) {
      const route = findRoute(contract, exchange.request.method, path.replace(/\?.*$/s, ''))
      const operation = 'operation' in route ? route.operation.id : undefined
      const faults = requestFaults(exchange.request, path, contract, validators)
      return {
        requestFaults: faults,
        exchange: {
          ...exchange,
          intent: operation === undefined ? 'beside' : faults.length > 0 ? 'defective' : 'valid',
          operation,
          unmatched: 'unmatched' in route ? route.unmatched : undefined,
        },
      }
    },
    judge(exchange, bodyKept = true) {
      // the client still has the body of an earlier answer; that is HTTP's own affair
      if (exchange.reply?.status === 304) return []
      return passive.judge(exchange).filter(({ check }) => bodyKept || WITHOUT_BODY.has(check))
    },
  }
}
