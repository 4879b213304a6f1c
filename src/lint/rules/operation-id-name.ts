import type { Location } from '@redocly/openapi-core'
import { nameOf, RESERVED } from '../names.js'
import { operationsOf } from '../operations.js'
import type { Context, Root, Rule } from '../rule.js'

const USABLE = /^[A-Za-z][A-Za-z0-9]*([-_./:][A-Za-z0-9]+)*$/

export const rule: Rule = {
  id: 'operation-id-name',
  severity: 'error',
  why: 'Generators make methods of operationIds: each must become a name, and no two the same one.',
  fix: 'Use letters and digits, with single hyphens, underscores, points or slashes between them.',
  visitor: () => ({
    Root(root: Root, ctx: Context) {
      const known = new Map<string, { id: string; location: Location }>()
      for (const { node, location } of operationsOf(root, ctx)) {
        const { operationId: id } = node
        if (typeof id !== 'string') continue
        const place = location.child(['operationId'])
        const name = nameOf(id)
        const first = known.get(name)
        if (first) {
          const clash =
            first.id === id
              ? `The operationId "${id}" is used twice`
              : `The operationIds "${first.id}" and "${id}" become the same name, ${name}`
          ctx.report({ message: clash, location: [place, first.location], suggest: ['Rename one of them.'] })
        } else known.set(name, { id, location: place })
        if (!USABLE.test(id))
          ctx.report({ message: `The operationId "${id}" cannot become the name of a method`, location: place })
        else if (RESERVED.has(name))
          ctx.report({
            message: `The operationId "${id}" is a reserved word in common languages`,
            location: place,
            suggest: ['Add what it is about, such as deleteSession.'],
          })
      }
    },
  }),
}
