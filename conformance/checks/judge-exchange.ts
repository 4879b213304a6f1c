import { documentedResponse } from '../contract/responses.js'
import type { Contract } from '../contract/contract.js'
import type { Validators } from '../contract/validators.js'
import type { Exchange } from '../http/exchange.js'
import type { Requirement } from '../requirements/requirement.js'
import type { Judgement } from '../run/events.js'
import type { Api } from '../apis/api.js'
import type { PassiveCheck } from './check.js'
import { PASSIVE_CHECKS } from './index.js'

export interface PassiveJudge {
  /** One judgement for each requirement that has something to say about the exchange. */
  judge(exchange: Exchange): Judgement[]
}

/** Holds exchanges against the passive requirements; works for a run's own traffic and for any other. */
export const createPassiveJudge = (
  api: Pick<Api, 'checks' | 'namedServerError'>,
  contract: Contract,
  validators: Validators,
  requirements: readonly Requirement[],
): PassiveJudge => {
  const checks = new Map([...PASSIVE_CHECKS, ...(api.checks ?? [])].map((check) => [check.name, check]))
  const asked = requirements.flatMap((requirement): { requirement: Requirement; check: PassiveCheck }[] => {
    if (requirement.passive === undefined) return []
    const check = checks.get(requirement.passive)
    if (!check)
      throw new Error(`${requirement.id} names the passive check "${requirement.passive}", which does not exist`)
    return [{ requirement, check }]
  })
  return {
    judge(exchange) {
      const operation = contract.operations.find(({ id }) => id === exchange.operation)
      const documented = exchange.reply && operation && documentedResponse(operation.responses, exchange.reply.status)
      const subject = { api, contract, validators, documented }
      return asked.flatMap(({ requirement, check }): Judgement[] => {
        const { operations } = requirement
        if (exchange.operation !== undefined && operations.length > 0 && !operations.includes(exchange.operation))
          return []
        const faults = check.judge(exchange, subject)
        if (!faults) return []
        const base = { requirement: requirement.id, check: check.name, layer: 'passive', exchanges: [exchange.id] }
        if (faults.length === 0) return [{ ...base, outcome: 'pass' }]
        return faults.map((message) => ({ ...base, outcome: 'fail', message }))
      })
    },
  }
}
