import type { PassiveJudge } from '../checks/judge-exchange.js'
import { isHttpLayerRefusal } from '../checks/check.js'
import type { Contract } from '../contract/contract.js'
import { undocumentedFields } from '../contract/drift.js'
import { documentedResponse } from '../contract/responses.js'
import { jsonBody, oneLine, type Exchange } from '../http/exchange.js'
import type { OnEvent } from './events.js'

export interface WatchOptions {
  contract: Contract
  passive: PassiveJudge
  /** Whether a passive judgement counts in this run. */
  counts: (requirement: string, operation: string | undefined) => boolean
  onEvent: OnEvent
  /** Given each exchange as it was, secrets included. */
  onRaw?: (exchange: Exchange) => void
}

/** Makes events of an exchange: itself, what the passive checks say, drift, and what is only told. */
export const createExchangeWatch = ({
  contract,
  passive,
  counts,
  onEvent,
  onRaw,
}: WatchOptions): ((exchange: Exchange) => void) => {
  const known = new Set<string>()
  const firstTime = (key: string) => !known.has(key) && known.add(key)
  return (exchange) => {
    onRaw?.(exchange)
    onEvent({ type: 'exchange', exchange })
    for (const judgement of passive.judge(exchange)) {
      if (counts(judgement.requirement, exchange.operation)) onEvent({ type: 'judged', judgement })
    }
    const { reply, operation: name, id } = exchange
    if (!reply) return
    const operation = contract.operations.find((each) => each.id === name)
    const [schema] = operation ? (documentedResponse(operation.responses, reply.status)?.content.values() ?? []) : []
    if (operation && schema) {
      for (const field of undocumentedFields(contract.document, schema.schema, jsonBody(reply))) {
        const what = `${reply.status} ${field}`
        if (firstTime(`${operation.id} ${what}`))
          onEvent({ type: 'drift', operation: operation.id, what, exchange: id })
      }
    }
    const redirected = reply.status >= 300 && reply.status < 400 ? 'was redirected (not followed)' : undefined
    const refused = isHttpLayerRefusal(reply.status) ? 'was refused by the HTTP layer' : undefined
    const throttled = reply.status === 429 ? 'was throttled' : undefined
    const told = redirected ?? refused ?? throttled
    if (told !== undefined && firstTime(`${name} ${told} ${reply.status}`)) {
      onEvent({ type: 'note', message: `${oneLine(exchange)}: ${told}`, exchange: id })
    }
  }
}
