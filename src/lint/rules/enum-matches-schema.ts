import type { Schema } from '../../contract/document.js'
import type { Context, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'enum-matches-schema',
  severity: 'error',
  why: 'A listed value that the rest of the schema refuses can never be sent.',
  fix: 'Correct the value, or the keyword that refuses it.',
  visitor: ({ checker }) => ({
    Schema(schema: Schema, ctx: Context) {
      const values = 'const' in schema ? [[schema['const'], ['const']] as const] : []
      const { enum: listed } = schema
      const all = [...values, ...(Array.isArray(listed) ? listed.map((value, i) => [value, ['enum', i]] as const) : [])]
      for (const [value, path] of all) {
        const [breach] = checker.check(ctx, { node: schema, location: ctx.location }, value)
        if (!breach) continue
        ctx.report({
          message: `The schema lists ${JSON.stringify(value)}, and refuses it: it ${breach.message}`,
          location: [ctx.location.child([...path]), ...(breach.keyword ? [breach.keyword] : [])],
        })
      }
    },
  }),
}
