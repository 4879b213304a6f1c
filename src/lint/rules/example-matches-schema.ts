import type { Location } from '@redocly/openapi-core'
import { isReference } from '../follow.js'
import { examplesOf, type WithExamples } from '../examples.js'
import type { Direction } from '../required-keyword.js'
import type { Context, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'example-matches-schema',
  severity: 'error',
  why: 'Examples become answers of mocks, requests of suites and lines in documentation; one that breaks its schema breaks them all.',
  fix: 'Correct the example, or the schema if the example is right.',
  visitor: ({ checker }) => {
    let direction: Direction = 'either'
    const during = (now: Direction) => ({
      enter: () => void (direction = now),
      leave: () => void (direction = 'either'),
    })
    const compare = (ctx: Context, schema: unknown, at: Location, example: unknown, place: Location): void => {
      if (isReference(example)) {
        ctx.report({
          message: 'The value of the example is a reference, which stands for itself there and is not followed',
          location: place,
          suggest: ['Refer to the example where its name is, in place of its value.'],
        })
        return
      }
      for (const { path, message, keyword } of checker.check(ctx, { node: schema, location: at }, example, direction)) {
        const part = path.length > 0 ? path.join('.') : 'the example'
        ctx.report({
          message: `The example does not match its schema: ${part} ${message}`,
          location: [path.length > 0 ? place.child(path) : place, ...(keyword ? [keyword] : [])],
        })
      }
    }
    const holder = (node: WithExamples, ctx: Context): void => {
      if (node.schema === undefined) return
      for (const example of examplesOf(node, ctx)) {
        compare(ctx, node.schema, ctx.location.child(['schema']), example.node, example.location)
      }
    }
    return {
      RequestBody: during('request'),
      Response: during('response'),
      MediaType: holder,
      Parameter: holder,
      Header: holder,
      Schema(schema: Readonly<Record<string, unknown>>, ctx: Context) {
        if (schema['example'] !== undefined)
          compare(ctx, schema, ctx.location, schema['example'], ctx.location.child(['example']))
        const { examples } = schema
        if (!Array.isArray(examples)) return
        for (const [i, example] of examples.entries())
          compare(ctx, schema, ctx.location, example, ctx.location.child(['examples', i]))
      },
    }
  },
}
