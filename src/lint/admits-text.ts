import type { ParameterObject, Schema } from '../contract/document.js'
import { follow } from './follow.js'
import type { At, Context } from './rule.js'
import type { SchemaChecker } from './schema-checker.js'

/** Whether a parameter may have the value that a piece of text in a URL stands for. */
export const admitsText = (
  checker: SchemaChecker,
  ctx: Context,
  { node, location }: At<ParameterObject>,
  text: string,
): boolean => {
  if (!node.schema) return true
  const found = follow<Schema>(ctx, node.schema, location.child(['schema']))
  if (!found) return true
  const types = [found.node['type'] ?? 'string'].flat() as string[]
  return types.some((type) => {
    const value = valueOf(text, type)
    return value !== undefined && checker.check(ctx, found, value).length === 0
  })
}

const valueOf = (text: string, type: string): unknown => {
  if (type === 'integer' || type === 'number')
    return text !== '' && !Number.isNaN(Number(text)) ? Number(text) : undefined
  if (type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined
  return type === 'string' ? text : undefined
}
