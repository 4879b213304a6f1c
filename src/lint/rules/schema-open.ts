import { examplesOf, type WithExamples } from '../examples.js'
import { openPlaces } from '../open-places.js'
import type { At, Context, Rule } from '../rule.js'
import type { Schema } from '../../contract/document.js'

export const rule: Rule = {
  id: 'schema-open',
  severity: 'warn',
  why: 'A schema that accepts everything checks nothing, while the example shows that more is known.',
  fix: 'Describe the fields that the example shows, or say `additionalProperties: true` where they really are free.',
  visitor: () => {
    const seen = new Set<string>()
    const look = (ctx: Context, schema: At<Schema>, example: At<unknown>): void => {
      for (const place of openPlaces(ctx, schema, example)) {
        const key = place.schema.absolutePointer
        if (seen.has(key)) continue
        seen.add(key)
        const message = `The schema accepts everything, while the example shows ${place.shows}`
        ctx.report({ message, location: [place.schema, place.example] })
      }
    }
    const holder = (node: WithExamples, ctx: Context): void => {
      if (!node.schema) return
      for (const example of examplesOf(node, ctx))
        look(ctx, { node: node.schema, location: ctx.location.child(['schema']) }, example)
    }
    return {
      MediaType: holder,
      Parameter: holder,
      Header: holder,
      Schema(schema: Schema, ctx: Context) {
        if (schema['example'] === undefined) return
        look(
          ctx,
          { node: schema, location: ctx.location },
          { node: schema['example'], location: ctx.location.child(['example']) },
        )
      },
    }
  },
}
