import { operationsOf, resolved, type Document, type Node } from './document.js'
import type { Step } from './lifecycle.js'
import type { Bench } from './tool.js'

/** The step that shows how an operation succeeds. */
export const successOf = (steps: readonly Step[], operation: string): Step | undefined =>
  steps.find((step) => step.operation === operation && step.status < 300)

/** A copy in which the examples of requests are those of the seeded mock, since the contract's own may not exist there. */
export const withLiveExamples = (document: Document, steps: readonly Step[]): Document => {
  const copy = structuredClone(document)
  for (const { operation, path } of operationsOf(copy)) {
    const step = successOf(steps, operation.operationId)
    if (!step) continue
    const shared = (copy.paths[path]!['parameters'] as unknown as unknown[] | undefined) ?? []
    const own = (operation['parameters'] as unknown[] | undefined) ?? []
    operation['parameters'] = [...shared, ...own].map((each) => liveParameter(resolved(copy, each), step))
    const body = resolved(copy, operation['requestBody']) as { content?: Record<string, Node> }
    if (!step.body || !body.content) continue
    const { examples: _, ...media } = body.content[step.body.type]!
    operation['requestBody'] = { ...body, content: { [step.body.type]: { ...media, example: step.body.value } } }
  }
  for (const item of Object.values(copy.paths)) delete item['parameters']
  return copy
}

const liveParameter = ({ examples: _, ...parameter }: Node, step: Step): Node => {
  const place = parameter['in'] === 'header' ? 'headers' : (parameter['in'] as 'path' | 'query')
  const value = step[place]?.[parameter['name'] as string]
  const { example: __, ...bare } = parameter
  return value === undefined ? bare : { ...parameter, example: value }
}

/**
 * A copy in which the answers that the lifecycle knows are the mock's own: headers that it sends, its media types and
 * bodies. For tools that hold answers against examples and take every header in the contract for a required one.
 */
export const withLiveAnswers = (document: Document, { steps, answers }: Bench): Document => {
  const copy = structuredClone(document)
  for (const { operation } of operationsOf(copy)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const known = steps.find((step) => step.operation === operation.operationId && String(step.status) === status)
      if (!known) continue
      const { headers, body } = answers.get(known.name)!
      const { headers: documented = {}, content = {}, ...rest } = resolved(copy, response) as Responding
      const sent = Object.entries(documented).filter(([name]) => name.toLowerCase() in headers)
      const { examples: _, example: __, ...media } = Object.values(content)[0] ?? {}
      const type = headers['content-type'] ?? Object.keys(content)[0]!
      operation.responses[status] = {
        ...rest,
        headers: Object.fromEntries(sent),
        ...(body === '' ? {} : { content: { [type]: { ...media, example: parsed(body) } } }),
      }
    }
  }
  return copy
}

interface Responding extends Node {
  headers?: Node
  content?: Record<string, Node>
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body, shortened) as unknown
  } catch {
    return body
  }
}

/** How many things there are depends on what was called before. */
const shortened = (_key: string, value: unknown): unknown => (Array.isArray(value) ? value.slice(0, 1) : value)

/** A copy in which credentials are a header like any other, for tools that know one scheme for it, or cannot leave it out. */
export const withPlainCredentials = (document: Document, required: boolean): Document => {
  const copy = structuredClone(document)
  for (const { operation } of operationsOf(copy)) {
    const secured = ((operation['security'] ?? copy['security'] ?? []) as unknown[]).length > 0
    const given = (operation['parameters'] ?? []) as object[]
    const names = given.map((each) => resolved(copy, each)['name'])
    const header = { name: 'Authorization', in: 'header', required, schema: { type: 'string' } }
    if (secured && !names.includes('token')) operation['parameters'] = [...given, header]
    delete operation['security']
  }
  delete copy['security']
  delete copy.components['securitySchemes']
  return copy
}

/** A copy in which a schema that holds itself holds any object there. */
export const withoutRecursion = (document: Document): Document => {
  const schemas = Object.entries(document.components['schemas'] ?? {}).map(([name, schema]) => [
    name,
    withoutItself(schema, `#/components/schemas/${name}`),
  ])
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(schemas) as Node } }
}

const withoutItself = (node: unknown, reference: string): unknown => {
  if (Array.isArray(node)) return node.map((each) => withoutItself(each, reference))
  if (typeof node !== 'object' || node === null) return node
  if ((node as { $ref?: string }).$ref === reference) return { type: 'object' }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutItself(value, reference)]))
}

/** A copy in which each operation has one tag, for tools that make a folder of every tag. */
export const withOneTag = (document: Document): Document => {
  const copy = structuredClone(document)
  for (const { operation } of operationsOf(copy))
    operation['tags'] = ((operation['tags'] ?? []) as unknown[]).slice(0, 1)
  return copy
}
