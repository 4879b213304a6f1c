import type { Schema } from '../../contract/document.js'
import { follow } from '../follow.js'
import type { At, Context, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'endless-schema',
  severity: 'error',
  why: 'A schema that requires itself has no value that ends: nothing fits it, and generators run for ever.',
  fix: 'Make the field optional or nullable, or put it into a list that may be empty.',
  visitor: () => {
    const settled = new Set<string>()
    const search = (ctx: Context, at: At<Schema>, open: readonly string[]): void => {
      const found = follow<Schema>(ctx, at.node, at.location)
      if (!found || found.node === null || typeof found.node !== 'object') return
      const key = found.location.absolutePointer
      if (open.includes(key)) {
        ctx.report({
          message: 'The schema requires itself: no value of it can end',
          location: [at.location, found.location],
        })
        return
      }
      if (settled.has(key)) return
      settled.add(key)
      for (const part of requiredParts(found)) search(ctx, part, [...open, key])
    }
    return { Schema: (schema: Schema, ctx: Context) => search(ctx, { node: schema, location: ctx.location }, []) }
  },
}

/** The schemas of what every value must contain. */
const requiredParts = ({ node, location }: At<Schema>): At<Schema>[] => {
  const { type, nullable, required, properties, allOf, items, minItems } = node as Readonly<Record<string, unknown>>
  if (nullable === true || (Array.isArray(type) && type.length > 1)) return []
  const fields = (properties ?? {}) as Readonly<Record<string, Schema>>
  const names = (Array.isArray(required) ? (required as string[]) : []).filter((name) => Object.hasOwn(fields, name))
  const list =
    typeof minItems === 'number' && minItems > 0 && items
      ? [{ node: items as Schema, location: location.child(['items']) }]
      : []
  return [
    ...names.map((name) => ({ node: fields[name]!, location: location.child(['properties', name]) })),
    ...(Array.isArray(allOf)
      ? (allOf as Schema[]).map((node, i) => ({ node, location: location.child(['allOf', i]) }))
      : []),
    ...list,
  ]
}
