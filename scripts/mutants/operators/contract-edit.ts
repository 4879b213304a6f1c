import type { Document, ParameterObject, Schema } from '../../../src/contract/document.js'
import type { Operation, Parameter } from '../../../src/contract/contract.js'
import { follow } from '../../../src/contract/pointer.js'

type Node = Record<string, unknown>

/** The operation as it is written, with the replacements of a profile already in their place. */
const writtenIn = (document: Document, { path, method, object }: Operation): Node => {
  const item = document.paths[path] as Node
  const { 'x-profiles': _, ...merged } = structuredClone(object) as Node
  item[method.toLowerCase()] = merged
  return merged
}

/** A copy without references. Requests of these contracts hold no circles. */
const inlined = (document: Document, node: unknown): unknown => {
  if (Array.isArray(node)) return node.map((item) => inlined(document, item))
  if (typeof node !== 'object' || node === null) return node
  const at = follow<Node>(document, node as Node, '').value
  return Object.fromEntries(Object.entries(at).map(([key, value]) => [key, inlined(document, value)]))
}

/** Changes one parameter of one operation, and of no other that shares it. */
export const editParameter =
  (operation: Operation, { in: place, name }: Parameter, change: (parameter: Node, schema: Node) => void) =>
  (document: Document): void => {
    const written = writtenIn(document, operation)
    const item = document.paths[operation.path]!
    const lists = [...(item.parameters ?? []), ...((written['parameters'] ?? []) as ParameterObject[])]
    const all = lists.map((each) => inlined(document, each) as Node)
    for (const parameter of all) {
      const same = parameter['in'] === place && String(parameter['name']).toLowerCase() === name.toLowerCase()
      if (same) change(parameter, (parameter['schema'] ??= {}) as Node)
    }
    written['parameters'] = all
  }

/** Changes the body that an operation takes, in each of its media types. */
export const editBody =
  (operation: Operation, change: (schema: Node) => void) =>
  (document: Document): void => {
    const written = writtenIn(document, operation)
    const body = inlined(document, written['requestBody']) as { content: Record<string, { schema?: Node }> }
    for (const media of Object.values(body.content)) if (media.schema) change(media.schema)
    written['requestBody'] = body
  }

/** The body's schema without references; undefined where there is no body. */
export const bodySchema = (document: Document, { body }: Operation): Schema | undefined => {
  const [first] = body?.content.values() ?? []
  return first && (inlined(document, first.schema) as Schema)
}
