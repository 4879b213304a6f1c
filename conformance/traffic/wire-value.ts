import type { Contract, PlacedSchema } from '../contract/contract.js'
import type { Schema } from '../contract/document.js'
import { resolve } from '../contract/pointer.js'
import type { Fault, Validators } from '../contract/validators.js'

/** Everything that a text on the wire may stand for. */
const readings = (text: string): unknown[] => [
  text,
  ...(/^-?\d+(\.\d+)?$/.test(text) ? [Number(text)] : []),
  ...(/^(true|false)$/.test(text) ? [text === 'true'] : []),
]

/** Whether a parameter may be given several times. */
export const isList = ({ schema, at }: PlacedSchema, { document }: Contract): boolean =>
  [resolve<Schema>(document, schema, at).value['type']].flat().includes('array')

/** What the texts of one parameter have against its schema, in the reading that fits best. */
export const wireFaults = (
  texts: readonly string[],
  schema: PlacedSchema,
  contract: Contract,
  validators: Validators,
): Fault[] => {
  const values = isList(schema, contract)
    ? [texts.map((text) => readings(text).at(-1)), texts]
    : readings(texts[0] ?? '')
  let best: Fault[] | undefined
  for (const value of values) {
    const faults = validators.check(schema, value)
    if (!best || faults.length < best.length || (faults.length === best.length && isOfType(faults, best))) best = faults
  }
  return best ?? []
}

/** Among equals the reading that has the right type tells more. */
const isOfType = (faults: readonly Fault[], best: readonly Fault[]): boolean =>
  best.some(({ keyword }) => keyword === 'type') && !faults.some(({ keyword }) => keyword === 'type')
