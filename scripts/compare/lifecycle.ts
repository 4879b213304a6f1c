import { readFileSync } from 'node:fs'
import { parse } from 'yaml'

/** A request of a lifecycle that needs nothing from another answer. */
export interface Step {
  name: string
  operation: string
  path: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  headers: Readonly<Record<string, string>>
  body: { type: string; value: Readonly<Record<string, unknown>> } | undefined
  /** What it should be answered with. */
  status: number
  /** Values that stand in the answer's body, by JSON Pointer. */
  values: Readonly<Record<string, string | boolean>>
}

interface Parameter {
  name: string
  in: string
  value: unknown
}

interface ArazzoStep {
  stepId: string
  operationId: string
  parameters?: Parameter[]
  requestBody?: { contentType: string; payload: Record<string, unknown> }
  successCriteria: { condition: string }[]
}

interface Workflow {
  parameters?: Parameter[]
  steps: ArazzoStep[]
}

/** The lifecycle of an API, an Arazzo document: the live values that every tool gets. */
export const lifecycleFile = (api: string): URL => new URL(`./lifecycles/${api}.arazzo.yaml`, import.meta.url)

/** The steps of a lifecycle that can be taken out of it, in its order. */
export const readSteps = (api: string): Step[] => {
  const { workflows } = parse(readFileSync(lifecycleFile(api), 'utf8')) as { workflows: Workflow[] }
  return workflows.flatMap(({ parameters: shared = [], steps }) =>
    steps.flatMap((step) => {
      const { stepId, operationId, parameters = [], requestBody, successCriteria } = step
      const all = [...shared, ...parameters]
      if (all.some(({ value }) => String(value).startsWith('$'))) return []
      const of = (place: string) =>
        Object.fromEntries(all.filter((each) => each.in === place).map(({ name, value }) => [name, String(value)]))
      const values = successCriteria.flatMap(({ condition }) => {
        const [, pointer, text, flag] = /^\$response\.body#(\S+) == (?:'(.*)'|(true|false))$/.exec(condition) ?? []
        return pointer === undefined ? [] : [[pointer, flag === undefined ? text! : flag === 'true'] as const]
      })
      const stated = successCriteria.map(({ condition }) => /^\$statusCode == (\d+)$/.exec(condition)?.[1])
      return {
        name: stepId,
        operation: operationId,
        path: of('path'),
        query: of('query'),
        headers: of('header'),
        body: requestBody && { type: requestBody.contentType, value: requestBody.payload },
        status: Number(stated.find(Boolean) ?? 200),
        values: Object.fromEntries(values),
      }
    }),
  )
}

/** The path and query of a step below the base URL. */
export const targetOf = ({ path, query }: Step, template: string): string => {
  const filled = template.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''))
  const search = new URLSearchParams(query).toString()
  return search === '' ? filled : `${filled}?${search}`
}

/** Headers and body as they go over the wire. */
export const messageOf = ({ headers, body }: Step): { headers: Record<string, string>; body?: string } => {
  if (!body) return { headers: { ...headers } }
  const text = body.type.includes('json')
    ? JSON.stringify(body.value)
    : new URLSearchParams(
        Object.entries(body.value).map(([key, value]): [string, string] => [key, String(value)]),
      ).toString()
  return { headers: { ...headers, 'content-type': body.type }, body: text }
}
