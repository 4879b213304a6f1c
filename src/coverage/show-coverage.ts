import type { components } from '#contract/control'
import type { ApiReader, ApiReaders } from '../journal/api-reader.js'
import type { Coverage } from './coverage.js'
import { listAllFields } from './field-counts.js'
import { newOperationCounts, type OperationCounts } from './operation-counts.js'

type ApiCoverage = components['schemas']['ApiCoverage']
type OperationCoverage = components['schemas']['OperationCoverage']

/** Everything that the contracts document, with how often it was exercised. */
export const showCoverage = (coverage: Coverage, readers: ApiReaders): components['schemas']['Coverage'] => ({
  apis: [...readers].map(([api, reader]) => showApi(api, reader, coverage)),
})

const showApi = (api: string, reader: ApiReader, coverage: Coverage): ApiCoverage => {
  const counts = coverage.counts(api)
  const operations = reader.contract.operations.map((operation) =>
    showOperation(counts?.operations.get(operation.id) ?? newOperationCounts(reader, operation)),
  )
  const share = (list: (operation: OperationCoverage) => readonly { count: number }[]) => {
    const all = operations.flatMap(list)
    return { seen: all.filter(({ count }) => count > 0).length, of: all.length }
  }
  return {
    api,
    calls: operations.reduce((sum, { calls }) => sum + calls, 0),
    unmatched: counts?.unmatched ?? 0,
    exercised: {
      operations: share(({ calls }) => [{ count: calls }]),
      statuses: share(({ statuses }) => statuses),
      parameters: share(({ parameters }) => parameters),
      requestFields: share(({ requestFields }) => requestFields),
      responseFields: share(({ responseFields }) => responseFields),
    },
    operations,
  }
}

const showOperation = (counts: OperationCounts): OperationCoverage => ({
  operation: counts.operation.id,
  method: counts.operation.method,
  path: counts.operation.path,
  calls: counts.calls,
  statuses: [...counts.responses].map(([status, { count }]) => ({ status, count })),
  parameters: counts.parameters.map(({ in: place, name, count }) => ({ in: place as 'query', name, count })),
  requestFields: counts.body ? listAllFields(counts.body) : [],
  responseFields: [...counts.responses].flatMap(([status, { fields }]) =>
    fields ? listAllFields(fields).map((field) => ({ status, ...field })) : [],
  ),
  unread: [...counts.ignored],
  undocumented: [...counts.unknown].map(([name, count]) => ({ name, count })),
})
