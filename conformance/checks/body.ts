import { bodyFaults } from './body-faults.js'
import type { PassiveCheck } from './check.js'

const succeeded = (status: number | undefined): boolean => status !== undefined && status < 400

/** The body of a success has the documented shape: fields, types, enums, bounds. */
export const body: PassiveCheck = {
  name: 'body',
  judge: (exchange, subject) =>
    succeeded(exchange.reply?.status) ? bodyFaults(exchange, subject)?.structure : undefined,
}

/** Texts in the body of a success are in their documented formats. */
export const formats: PassiveCheck = {
  name: 'formats',
  judge: (exchange, subject) =>
    succeeded(exchange.reply?.status) ? bodyFaults(exchange, subject)?.formats : undefined,
}

/** A refusal has the documented shape. */
export const errorBody: PassiveCheck = {
  name: 'error-body',
  judge(exchange, subject) {
    // odd requests may be turned away before they reach the operation, by a layer with errors of its own
    if (succeeded(exchange.reply?.status) || exchange.intent === 'beside') return undefined
    const faults = bodyFaults(exchange, subject)
    return faults && [...faults.structure, ...faults.formats]
  },
}
