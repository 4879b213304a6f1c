import type { ApiReaders } from './api-reader.js'
import type { Entry } from './entry.js'
import { bodyText, messageValue } from './message-value.js'
import { remarkOfReply, remarksOfProblem, type Remark } from './remark.js'
import { undocumented } from './undocumented.js'

/** What exchanges have against the contract: found out when somebody asks, and then remembered. */
export const createExplainer = (readers: ApiReaders): ((entry: Entry) => readonly Remark[]) => {
  const known = new WeakMap<Entry, readonly Remark[]>()
  return (entry) => {
    const found = known.get(entry) ?? explain(entry, readers)
    known.set(entry, found)
    return found
  }
}

const explain = ({ exchange, whole }: Entry, readers: ApiReaders): Remark[] => {
  const { api, operationId, request, problem, findings } = exchange
  const reader = api === undefined ? undefined : readers.get(api)
  const operation = reader?.operation(operationId)
  // of a body that was cut nobody can tell
  const body =
    whole?.request === undefined ? messageValue(bodyText(request.body), request.headers['content-type']) : undefined
  return [
    ...remarksOfProblem(problem),
    ...(reader && operation ? undocumented(reader, operation, request.target, body) : []),
    ...findings.map(remarkOfReply),
  ]
}
