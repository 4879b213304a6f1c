import { responseFor, type Operation } from '../contract/contract.js'
import type { Outcome } from '../engine/engine.js'
import type { HttpRequest } from '../engine/http.js'
import type { Place } from '../engine/read-watch.js'
import type { ApiReader } from '../journal/api-reader.js'
import { countFields, newFieldCounts, type FieldCounts } from './field-counts.js'

/** What was exercised of one operation. */
export interface OperationCounts {
  readonly operation: Operation
  calls: number
  readonly parameters: readonly ParameterCount[]
  /** By the status as the contract has it: `404`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, { count: number; readonly fields: FieldCounts | undefined }>
  readonly body: FieldCounts | undefined
  /** Query parameters (`query page`) and fields (`body users[].ip`) that the contract does not know. */
  readonly unknown: Map<string, number>
  /** What is documented and was never read so far. */
  readonly unread: Readonly<Record<Place, Set<string>>>
  /** Of these, what a behaviour was given and did not read: `query page`. */
  readonly ignored: Set<string>
}

interface ParameterCount {
  readonly in: Place
  readonly name: string
  readonly key: string
  count: number
}

/** Names come from clients, so there is a limit to them. */
const MOST_UNKNOWN = 50
const LONGEST_NAME = 100

export const newOperationCounts = (reader: ApiReader, operation: Operation): OperationCounts => {
  const tree = reader.requestFields(operation)
  const unread: OperationCounts['unread'] = {
    path: new Set(),
    query: new Set(),
    header: new Set(),
    cookie: new Set(),
    body: new Set(tree?.fields.keys()),
  }
  for (const { in: place, name } of operation.parameters) unread[place].add(name)
  return {
    operation,
    calls: 0,
    parameters: operation.parameters.map(({ in: place, name }) => ({
      in: place,
      name,
      key: place === 'header' ? name.toLowerCase() : name,
      count: 0,
    })),
    responses: new Map(
      [...operation.responses.keys()].map((status) => {
        const fields = reader.replyFields(operation, status)
        return [status, { count: 0, fields: fields && newFieldCounts(fields) }]
      }),
    ),
    body: tree && newFieldCounts(tree),
    unknown: new Map(),
    unread,
    ignored: new Set(),
  }
}

/** Counts one exchange of an operation. */
export const countExchange = (
  counts: OperationCounts,
  request: HttpRequest,
  { reply, values, answeredBy }: Outcome,
): void => {
  const exchange = ++counts.calls
  const behaved = answeredBy === 'behaviour'
  const { input, query, reply: body } = values!
  for (const parameter of counts.parameters) {
    if (!wasSent(parameter, request, query, input.cookie)) continue
    parameter.count += 1
    if (behaved && counts.unread[parameter.in].has(parameter.name))
      counts.ignored.add(`${parameter.in} ${parameter.name}`)
  }
  if (query.size > 0) countUnknownQuery(counts, query.keys())
  if (counts.body && input.body !== undefined) {
    countFields(input.body, counts.body, exchange, (field) => countUnknown(counts, `body ${field}`))
    if (behaved) ignoreFields(counts, input.body)
  }
  const documented = responseFor(counts.operation.responses, reply.status)
  const response = documented && counts.responses.get(documented.status)
  if (!response) return
  response.count += 1
  if (response.fields) countFields(body, response.fields, exchange)
}

const wasSent = (
  { in: place, key }: ParameterCount,
  { headers }: HttpRequest,
  query: ReadonlyMap<string, unknown>,
  cookies: Record<string, unknown>,
): boolean =>
  place === 'path' || (place === 'query' ? query.has(key) : place === 'header' ? key in headers : key in cookies)

const ignoreFields = ({ unread, ignored }: OperationCounts, body: unknown): void => {
  if (unread.body.size === 0 || body === null || typeof body !== 'object') return
  for (const name of unread.body) if (name in body) ignored.add(`body ${name}`)
}

const countUnknownQuery = (counts: OperationCounts, names: Iterable<string>): void => {
  for (const name of names) {
    if (!counts.parameters.some((parameter) => parameter.in === 'query' && parameter.name === name))
      countUnknown(counts, `query ${name}`)
  }
}

const countUnknown = ({ unknown }: OperationCounts, name: string): void => {
  const short = name.slice(0, LONGEST_NAME)
  const count = unknown.get(short)
  if (count !== undefined || unknown.size < MOST_UNKNOWN) unknown.set(short, (count ?? 0) + 1)
}
