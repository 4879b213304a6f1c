import type { Contract, Operation, SchemaAt } from '../contract/contract.js'
import { fieldTree, type FieldTree } from '../contract/field-tree.js'
import { createRedactor, secretFields, type Redactor } from './redact.js'

/** What the journal knows of an API to explain its exchanges. */
export interface ApiReader {
  readonly contract: Contract
  /** Path prefixes under which it is served. */
  readonly mounts: readonly string[]
  operation(id: string | undefined): Operation | undefined
  /** The fields that a request's body may have; undefined where none is documented. */
  requestFields(operation: Operation): FieldTree | undefined
  /** The fields that an answer's body may have, by the status as the contract has it. */
  replyFields(operation: Operation, status: string): FieldTree | undefined
  readonly redactor: Redactor
}

export type ApiReaders = ReadonlyMap<string, ApiReader>

const none = createRedactor()

/** @param api undefined for requests to where nothing is mounted. */
export const redactorFor = (readers: ApiReaders, api: string | undefined): Redactor =>
  (api === undefined ? undefined : readers.get(api)?.redactor) ?? none

export const createApiReaders = (
  apis: readonly { contract: Contract; provider: { mounts: readonly string[] } }[],
): ApiReaders =>
  new Map(apis.map(({ contract, provider }) => [contract.api, createApiReader(contract, provider.mounts)]))

const createApiReader = (contract: Contract, mounts: readonly string[]): ApiReader => {
  const operations = new Map(contract.operations.map((operation) => [operation.id, operation]))
  const trees = new Map<string, FieldTree | undefined>()
  let redactor: Redactor | undefined

  const treeOf = (key: string, content: ReadonlyMap<string, SchemaAt | undefined> | undefined) => {
    if (!trees.has(key)) {
      const [schema] = [...(content?.values() ?? [])]
      trees.set(key, schema && fieldTree(contract.document, schema))
    }
    return trees.get(key)
  }
  return {
    contract,
    mounts,
    operation: (id) => (id === undefined ? undefined : operations.get(id)),
    // the media types of one body have the same fields
    requestFields: (operation) => treeOf(operation.id, operation.body?.content),
    replyFields: (operation, status) => treeOf(`${operation.id} ${status}`, operation.responses.get(status)?.content),
    get redactor() {
      return (redactor ??= createRedactor(secretFields(contract.document)))
    },
  }
}
