import type { Schema } from '../../contract/document.js'
import type { Context, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'default-matches-schema',
  severity: 'error',
  why: 'A default that its own schema refuses makes the request that leaves it out an invalid one.',
  fix: 'Correct the default, or widen the schema.',
  visitor: ({ checker }) => ({
    Schema(schema: Schema, ctx: Context) {
      if (schema['default'] === undefined) return
      for (const { path, message, keyword } of checker.check(
        ctx,
        { node: schema, location: ctx.location },
        schema['default'],
      )) {
        ctx.report({
          message: `The default does not match its schema: ${path.length > 0 ? path.join('.') : 'it'} ${message}`,
          location: [ctx.location.child(['default', ...path]), ...(keyword ? [keyword] : [])],
        })
      }
    },
  }),
}
