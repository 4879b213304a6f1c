import type { Api } from '../../apis/api.js'
import type { Live, LiveOperation, Requests } from '../../apis/requests.js'
import type { Contract, Operation } from '../../contract/contract.js'
import type { Validators } from '../../contract/validators.js'
import type { Reply } from '../../http/exchange.js'

/** What the stories of one operation share. */
export interface Subject {
  api: Api
  requests: Requests
  contract: Contract
  validators: Validators
  operation: Operation
  liveOperation: LiveOperation
  credentials: readonly string[]
  seed: number
}

export const hasSucceeded = ({ requests }: Subject, reply: Reply): boolean =>
  requests.succeeded?.(reply) ?? (reply.status >= 200 && reply.status < 300)

/** The answer in short, for messages. */
export const shown = ({ status, body }: Reply): string =>
  `${status}${body === '' ? '' : ` ${body.replaceAll(/\s+/g, ' ').slice(0, 120)}`}`

/** How a call is made for live things. */
export const asOf = ({ as }: Live): { as: NonNullable<Live['as']> } | object => (as === undefined ? {} : { as })
