import type { Outcome } from '../engine/engine.js'
import type { HttpRequest } from '../engine/http.js'
import type { ReadWatch } from '../engine/read-watch.js'
import type { ApiReader } from '../journal/api-reader.js'
import { countExchange, newOperationCounts, type OperationCounts } from './operation-counts.js'

/** What the consumer of a world's APIs has exercised of their contracts. As large as the contracts, however long it runs. */
export interface Coverage {
  add(reader: ApiReader, request: HttpRequest, outcome: Outcome): void
  /** Notices which parameters and fields the behaviours of an API read. */
  watch(reader: ApiReader): ReadWatch
  counts(api: string): ApiCounts | undefined
  clear(): void
}

/** The counts of one API. */
export interface ApiCounts {
  /** Requests that no operation matched. */
  unmatched: number
  readonly operations: ReadonlyMap<string, OperationCounts>
  readonly watch: ReadWatch
}

export const createCoverage = (): Coverage => {
  const apis = new Map<string, ApiCounts>()

  const of = (reader: ApiReader): ApiCounts => {
    const { api } = reader.contract
    const found = apis.get(api) ?? newApiCounts(reader)
    apis.set(api, found)
    return found
  }
  return {
    add(reader, request, outcome) {
      const counts = of(reader)
      const { operation, answeredBy, values } = outcome
      if (operation && values) countExchange(counts.operations.get(operation.id)!, request, outcome)
      else if (answeredBy !== 'preflight') counts.unmatched += 1
    },
    watch: (reader) => of(reader).watch,
    counts: (api) => apis.get(api),
    clear: () => apis.clear(),
  }
}

const newApiCounts = (reader: ApiReader): ApiCounts => {
  const operations = new Map(
    reader.contract.operations.map((operation) => [operation.id, newOperationCounts(reader, operation)]),
  )
  return {
    unmatched: 0,
    operations,
    watch: {
      wants: (operation, place, name) => operations.get(operation)!.unread[place].has(name),
      read(operation, place, name) {
        const { unread, ignored } = operations.get(operation)!
        if (unread[place].delete(name)) ignored.delete(`${place} ${name}`)
      },
    },
  }
}
