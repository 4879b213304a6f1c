import type { Contract, Operation } from '../contract/contract.js'
import { describeFault, type Validators } from '../contract/validators.js'
import type { CallValues } from '../http/build-request.js'

/**
 * What a request of ours has against the contract, a sentence each. Requests that mean to be in order are held to it
 * before they go out, so that a fault of ours never counts against a target.
 */
export const ownFaults = (
  operation: Operation,
  values: CallValues,
  _contract: Contract,
  validators: Validators,
  /** Parameters that present the credential: it goes with the request by another way. */
  credentials: readonly string[] = [],
): string[] => {
  const inParameters = operation.parameters.flatMap((parameter): string[] => {
    const given = valueOf(parameter.in, parameter.name, values)
    if (given === undefined && credentials.includes(parameter.name)) return []
    if (given === undefined) return parameter.required ? [`${parameter.in} ${parameter.name} is missing`] : []
    if (!parameter.schema) return []
    const value = readText(given, parameter.schema.schema)
    return validators
      .check(parameter.schema, value)
      .map((fault) => `${parameter.in} ${parameter.name}: ${describeFault(fault)}`)
  })
  if (!operation.body) return inParameters
  const { required, content } = operation.body
  const [type, sent] =
    values.json !== undefined
      ? (['application/json', values.json] as const)
      : (['application/x-www-form-urlencoded', values.form] as const)
  if (sent === undefined)
    return required && values.body === undefined ? [...inParameters, 'the body is missing'] : inParameters
  const media = content.get(type)
  if (!media) return [...inParameters, `a body of ${type} is not documented`]
  if (!media.schema || type !== 'application/json') return inParameters
  return [...inParameters, ...validators.check(media.schema, sent).map((fault) => `body: ${describeFault(fault)}`)]
}

const valueOf = (place: string, name: string, { path, query, headers }: CallValues): unknown => {
  if (place === 'path') return path?.[name]
  if (place === 'query') return query?.[name]
  if (place !== 'header') return undefined
  return Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
}

/** Parameters are text on the wire; numbers and booleans are read as the schema wants them. */
export const readText = (given: unknown, { type }: Readonly<Record<string, unknown>>): unknown => {
  if (type === 'string' && typeof given === 'number') return String(given)
  if (typeof given !== 'string') return given
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(given)) return Number(given)
  if (type === 'boolean' && /^(true|false)$/.test(given)) return given === 'true'
  return given
}
