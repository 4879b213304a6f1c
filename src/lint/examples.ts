import type { Reference, Schema } from '../contract/document.js'
import { followAll } from './follow.js'
import type { At, Context } from './rule.js'

interface ExampleObject {
  value?: unknown
}

/** What can have examples besides a schema: a media type, a parameter, a header. */
export interface WithExamples {
  schema?: Schema
  example?: unknown
  examples?: Readonly<Record<string, ExampleObject | Reference>>
}

/** The examples that stand in the document itself, and their places. XML as text cannot be compared with a schema. */
export const examplesOf = (node: WithExamples, ctx: Context): At<unknown>[] => {
  const named = followAll<ExampleObject>(ctx, asMap(node.examples), ctx.location.child(['examples']))
    .filter(({ node: example }) => example !== null && typeof example === 'object' && example.value !== undefined)
    .map(({ node: example, location }) => ({ node: example.value, location: location.child(['value']) }))
  const all =
    node.example === undefined ? named : [{ node: node.example, location: ctx.location.child(['example']) }, ...named]
  const comparable = /json|form|^text\/plain/i.test(String(ctx.key)) || !String(ctx.key).includes('/')
  return comparable ? all : all.filter(({ node: value }) => typeof value !== 'string')
}

const asMap = (examples: WithExamples['examples']): WithExamples['examples'] =>
  examples !== null && typeof examples === 'object' && !Array.isArray(examples) ? examples : undefined
