import type { Stage } from '../engine/provider.js'
import { suggestion } from '../input/nearest.js'
import { refuse } from './refuse.js'

/**
 * Refuses a query parameter that a call which takes some does not know: a mistyped filter would show everything, and look
 * right. Whatever hangs on the address of other calls, such as the token on that of the console, is let pass.
 */
export const unknownQuery: Stage<unknown> = ({ query, operation }) => {
  const known = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
  if (known.length === 0) return undefined
  const unknown = [...query.keys()].find((name) => !known.includes(name))
  return unknown === undefined
    ? undefined
    : refuse(400, `query ${unknown}: there is no such parameter; ${suggestion(unknown, known)}`)
}
