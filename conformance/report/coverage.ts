import type { Contract, Operation } from '../contract/contract.js'
import type { Document, Schema } from '../contract/document.js'
import { documentedResponse } from '../contract/responses.js'
import { resolve } from '../contract/pointer.js'
import { findRoute } from '../contract/route.js'
import { headerValue, jsonBody, type Exchange } from '../http/exchange.js'
import type { Coverage, OperationCoverage } from './report.js'

/** How much of the contract the exchanges of a run went through. */
export const coverage = (contract: Contract, exchanges: readonly Exchange[]): Coverage => ({
  requests: exchanges.length,
  operations: Object.fromEntries(
    contract.operations.map((operation) => [
      operation.id,
      operationCoverage(
        contract,
        operation,
        exchanges.filter((exchange) => exchange.operation === operation.id),
      ),
    ]),
  ),
})

const operationCoverage = (
  contract: Contract,
  operation: Operation,
  exchanges: readonly Exchange[],
): OperationCoverage => {
  const seen: Record<string, number> = {}
  for (const { reply } of exchanges) if (reply) seen[reply.status] = (seen[reply.status] ?? 0) + 1
  const parameters = operation.parameters.map(({ in: place, name }) => `${place} ${name}`)
  const sent = new Set(exchanges.flatMap((exchange) => sentParameters(contract, operation, exchange)))
  const known = new Set<string>()
  const shown = new Set<string>()
  for (const response of operation.responses.values()) {
    for (const schema of response.content.values()) {
      if (schema) for (const field of documentedFields(contract.document, schema.schema)) known.add(field)
    }
  }
  for (const { reply } of exchanges) {
    if (reply && documentedResponse(operation.responses, reply.status))
      for (const field of fieldsOf(jsonBody(reply))) shown.add(field)
  }
  return {
    calls: exchanges.length,
    statuses: { seen, missing: [...operation.responses.keys()].filter((status) => !matches(status, seen)) },
    parameters: split(parameters, sent),
    fields: split([...known], shown),
  }
}

const matches = (status: string, seen: Record<string, number>): boolean =>
  Object.keys(seen).some((came) => came === status || status === 'default' || status === `${came[0]}XX`)

const split = (all: readonly string[], seen: ReadonlySet<string>) => ({
  seen: all.filter((each) => seen.has(each)),
  missing: all.filter((each) => !seen.has(each)),
})

const sentParameters = (contract: Contract, operation: Operation, { request }: Exchange): string[] => {
  const { pathname, searchParams } = new URL(request.url)
  const tail = pathname.split('/').slice(-operation.path.split('/').length + 1)
  const route = findRoute(contract, request.method, `/${tail.join('/')}`)
  return operation.parameters
    .filter(({ in: place, name }) => {
      if (place === 'path') return Object.hasOwn(route.values, name)
      return place === 'query' ? searchParams.has(name) : headerValue(request.headers, name) !== undefined
    })
    .map(({ in: place, name }) => `${place} ${name}`)
}

/** Pointers of the fields in a value; items of lists are all called `*`. */
const fieldsOf = (value: unknown, at = ''): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, `${at}/*`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => [`${at}/${name}`, ...fieldsOf(inner, `${at}/${name}`)])
}

const documentedFields = (document: Document, schema: Schema, at = '', depth = 0): string[] => {
  if (depth > 8) return []
  const { value } = resolve<Schema>(document, schema, '')
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => (value[key] as Schema[] | undefined) ?? [])
  const own = Object.entries((value['properties'] as Record<string, Schema> | undefined) ?? {})
  const items = value['items'] as Schema | undefined
  return [
    ...own.flatMap(([name, inner]) => [
      `${at}/${name}`,
      ...documentedFields(document, inner, `${at}/${name}`, depth + 1),
    ]),
    ...branches.flatMap((branch) => documentedFields(document, branch, at, depth + 1)),
    ...(items && typeof items === 'object' ? documentedFields(document, items, `${at}/*`, depth + 1) : []),
  ]
}
