import type { Operation } from '../contract/contract.js'
import type { Finding, Validators } from '../contract/validators.js'
import type { RawInput } from './call.js'
import type { Violation } from './problem.js'

/**
 * Holds decoded input against the contract; answers everything that is wrong, parameters in the contract's order.
 * @param bodyType the media type whose schema the body is held against; the contract's first if undefined.
 */
export const checkRequest = (
  validators: Validators,
  operation: Operation,
  input: RawInput,
  sent: ReadonlyMap<string, string>,
  bodyType?: string,
): Violation[] => {
  const violations: Violation[] = []
  for (const { name, in: place, required, schema } of operation.parameters) {
    const value = input[place][name]
    if (value === undefined) {
      if (required && !sent.has(`${place} ${name}`)) {
        violations.push(missing(place, name, `${operation.pointer}/parameters`))
      }
      continue
    }
    if (!schema) continue
    const text = sent.get(`${place} ${name}`)
    for (const found of validators.open(schema)(value)) {
      violations.push({ ...toViolation(found), in: place, name, value: text ?? value })
    }
  }
  return [...violations, ...checkBody(validators, operation, input.body, bodyType)]
}

const checkBody = (
  validators: Validators,
  { body, pointer }: Operation,
  value: unknown,
  type: string | undefined,
): Violation[] => {
  if (!body) return []
  if (value === undefined) return body.required ? [missing('body', '', `${pointer}/requestBody`)] : []
  const schema = type !== undefined && body.content.has(type) ? body.content.get(type) : [...body.content.values()][0]
  return schema
    ? validators
        .open(schema)(value)
        .map((found) => ({ ...toViolation(found), value: at(value, found.pointer) }))
    : []
}

const toViolation = ({ pointer, rule, params, message, contract }: Finding): Violation => ({
  in: 'body',
  name: '',
  pointer,
  rule,
  params,
  value: undefined,
  message,
  contract,
})

const missing = (place: Violation['in'], name: string, contract: string): Violation => ({
  in: place,
  name,
  pointer: '',
  rule: 'required',
  params: { missingProperty: name },
  value: undefined,
  message: 'is missing',
  contract,
})

const at = (value: unknown, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) => (node as Record<string, unknown> | undefined)?.[key.replaceAll('~1', '/').replaceAll('~0', '~')],
      value,
    )
