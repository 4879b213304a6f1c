import type { ParameterObject, Schema } from '../../contract/document.js'
import { follow } from '../follow.js'
import type { Context, Rule } from '../rule.js'

const SIZE =
  /^(limit|count|top|take|size|(per|items|results)[-_]?(per[-_]?)?page|page[-_]?size|max[-_]?(results|items)|page\[size\])$/i
const POSITION = /^(page|offset|skip|page[-_]?(number|no|index)|start([-_]?index)?|page\[(number|offset)\])$/i

export const rule: Rule = {
  id: 'paging-bounds',
  severity: 'warn',
  why: 'Without bounds and a default nobody knows what the first page is, nor what the largest one costs.',
  fix: 'Add the keywords to the schema of the parameter.',
  visitor: () => ({
    Parameter(parameter: ParameterObject, ctx: Context) {
      const size = SIZE.test(parameter.name)
      if (parameter.in !== 'query' || !(size || POSITION.test(parameter.name)) || !parameter.schema) return
      const schema = follow<Schema>(ctx, parameter.schema, ctx.location.child(['schema']))
      const type = [schema?.node['type']].flat()
      if (!schema || !(type.includes('integer') || type.includes('number')) || schema.node['enum']) return
      const has = (...keys: string[]) => keys.some((key) => schema.node[key] !== undefined)
      const missing = [
        ...(has('minimum', 'exclusiveMinimum') ? [] : ['minimum']),
        ...(!size || has('maximum', 'exclusiveMaximum') ? [] : ['maximum']),
        ...(has('default') || parameter.required === true ? [] : ['default']),
      ]
      if (missing.length === 0) return
      const message = `The paging parameter "${parameter.name}" has no ${missing.join(', no ')}`
      ctx.report({ message, location: schema.location })
    },
  }),
}
