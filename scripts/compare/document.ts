import { loadContract } from '../../conformance/contract/contract.js'
import { documentFor } from '../../conformance/referee/document-for.js'

export type Node = Record<string, unknown>

/** An OpenAPI document as far as the tools' inputs are made from it. */
export interface Document extends Node {
  paths: Record<string, Record<string, Operation>>
  components: Record<string, Record<string, unknown>>
}

export interface Operation extends Node {
  operationId: string
  responses: Record<string, Node>
}

export interface Placed {
  operation: Operation
  method: string
  path: string
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch']

/** The contract in the documented profile, as OpenAPI 3.1 without profiles and without dots in names of path parameters. */
export const plainDocument = (api: string): Document => documentFor(loadContract(api, 'documented')) as Document

export const operationsOf = ({ paths }: Document): Placed[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ operation: item[method]!, method, path })),
  )

export const placeOf = (document: Document, id: string): Placed => {
  const found = operationsOf(document).find(({ operation }) => operation.operationId === id)
  if (!found) throw new Error(`the lifecycle names the operation ${id}, which the contract does not have`)
  return found
}

/** What `$ref` leads to, or the node itself. */
export const resolved = (document: Document, node: unknown): Node => {
  const reference = (node as Node | undefined)?.['$ref']
  if (typeof reference !== 'string') return (node ?? {}) as Node
  let found: unknown = document
  for (const key of reference.slice(2).split('/')) found = (found as Node)[key.replaceAll('~1', '/')]
  return resolved(document, found)
}

/** A copy without examples and extensions, for tools that make requests of every example they find. */
export const withoutExamples = (document: Document): Document => strip(document) as Document

const strip = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(strip)
  if (typeof node !== 'object' || node === null) return node
  const holds = 'schema' in node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !key.startsWith('x-') && !(holds && (key === 'example' || key === 'examples')))
      .map(([key, value]) => [key, strip(value)]),
  )
}
