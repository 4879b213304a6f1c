import { body, errorBody, formats } from '../checks/body.js'
import { headers } from '../checks/headers.js'
import { mediaTypeCheck } from '../checks/media-type.js'
import { noBody } from '../checks/no-body.js'
import { status } from '../checks/status.js'
import type { Contract } from '../contract/contract.js'
import { documentedResponse } from '../contract/responses.js'
import type { Validators } from '../contract/validators.js'
import type { Answered } from '../http/exchange.js'
import { requestFaults } from '../traffic/request-faults.js'

/** What a reader of the contract has against the two sides of an exchange, a sentence each. */
export interface Reading {
  request: string[]
  answer: string[]
}

/** The checks that read nothing but the contract. */
const READERS = [status, mediaTypeCheck, noBody, headers, body, formats, errorBody]

/** How this suite reads an exchange, whatever its request was meant to be. */
export const ourReading = (exchange: Answered, path: string, contract: Contract, validators: Validators): Reading => {
  const operation = contract.operations.find(({ id }) => id === exchange.operation)
  if (!operation) return { request: ['belongs to no operation'], answer: [] }
  const subject = {
    api: {},
    contract,
    validators,
    documented: documentedResponse(operation.responses, exchange.reply.status),
  }
  if (!operation) return { request: ['belongs to no operation'], answer: [] }
  return {
    request: requestFaults(exchange.request, path, contract, validators),
    answer: READERS.flatMap(({ judge }) => judge({ ...exchange, intent: 'valid' }, subject) ?? []),
  }
}
