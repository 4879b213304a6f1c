import type { Live, LiveOperation } from '../../apis/requests.js'
import type { Contract, Operation } from '../../contract/contract.js'
import { isOfProfile } from './defects.js'
import { goodValues } from './good-values.js'
import { draftOf, withValue, type Draft } from './request.js'
import { shapeOf } from './shape.js'
import { complete } from './variants.js'

/** A request in order that has everything optional as well, so that each thing in it can be broken alone. */
export const wholeRequest = (
  contract: Contract,
  operation: Operation,
  operationLive: LiveOperation,
  live: Live,
  credentials: readonly string[],
  media: string | undefined,
  seed: number,
): Draft => {
  const body =
    media === undefined ? live.body : complete({ contract, operation, live: operationLive, seed }, media)(live)
  const start = draftOf({ ...live, body }, media)
  return operation.parameters.reduce((draft, parameter) => {
    const { in: place, name, schema } = parameter
    if (place === 'path' || place === 'cookie' || !schema || credentials.includes(name)) return draft
    const shape = isOfProfile(contract, parameter) && shapeOf(contract, schema)
    if (!shape || (draft[place === 'query' ? 'query' : 'headers'] as Record<string, unknown>)[name] !== undefined)
      return draft
    const { example } = parameter.object
    const value = example ?? goodValues(shape, seed).find((each) => each !== '')
    return withValue(draft, { in: place, name: [name] }, typeof value === 'string' ? value : String(value))
  }, start)
}
