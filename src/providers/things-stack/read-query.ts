import type { Operation } from '../../contract/contract.js'
import { splitTarget } from '../../engine/query.js'
import type { Stage } from '../../engine/provider.js'
import { parseUint32 } from './parse-uint.js'
import { queryFault } from './query-faults.js'
import { gatewayRefusal } from './refusal.js'
import type { StackContext } from './tables.js'

type Read = { name: string; value: string | number } | { fault: string } | undefined

/** `userIds` stands for `user_ids`: each part of a name may be written in camel case. */
const fieldOf = (part: string): string => part.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** `name[key]=value` is read as an entry of a map: the key comes before the values. */
const unbracket = (sent: string, values: readonly string[]): [string, readonly string[]] => {
  const match = /^(.*)\[(.*)\]$/.exec(sent)
  return match ? [match[1]!, [match[2]!, ...values]] : [sent, values]
}

const queryFields = ({ parameters }: Operation): string[] =>
  parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)

const isNumber = ({ parameters }: Operation, name: string): boolean =>
  parameters.find((parameter) => parameter.name === name)?.schema?.schema['type'] === 'integer'

/** Undefined where the request has no such field, or where only the path may fill it. */
const readOne = (operation: Operation, sent: string, given: readonly string[]): Read => {
  const [name, values] = unbracket(sent, given)
  const path = name.split('.').map(fieldOf).join('.')
  const isWithin = (outer: string) => path === outer || path.startsWith(`${outer}.`)
  const fields = queryFields(operation)
  const isMessage = fields.some((field) => field.startsWith(`${path}.`))
  const scalar = fields.find(isWithin)
  if (!isMessage && scalar === undefined) return undefined
  const last = path.split('.').at(-1)!
  if (scalar !== undefined && scalar !== path) {
    return { fault: `invalid path: "${scalar.split('.').at(-1)}" is not a message` }
  }
  if (values.length > 1) return { fault: `too many values for field "${last}": ${values.join(', ')}` }
  if (isMessage) {
    return { fault: `parsing field "${last}": unsupported message type: "ttn.lorawan.v3.UserIdentifiers"` }
  }
  const value = isNumber(operation, path) ? parseUint32(values[0]!) : values[0]!
  return typeof value === 'object' ? { fault: `parsing field "${last}": ${value.error}` } : { name: path, value }
}

/**
 * Reads path and query as the gateway does (`runtime/query.go`), and refuses what it cannot read. Of several faults the
 * gateway picks one at random; here it is the first.
 */
export const readQuery: Stage<StackContext> = (call) => {
  const unreadable = queryFault(splitTarget(call.request.target).queryText)
  if (unreadable !== undefined) return gatewayRefusal(3, unreadable)
  const query: Record<string, unknown> = {}
  for (const [sent, values] of call.query) {
    const read = readOne(call.operation, sent, values)
    if (read && 'fault' in read) return gatewayRefusal(3, read.fault)
    if (read) query[read.name] = read.value
  }
  call.input = { ...call.input, path: { ...call.pathValues }, query }
  return undefined
}
