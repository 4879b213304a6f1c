import type { SecurityRequirement } from '../../contract/document.js'
import { operationsOf } from '../operations.js'
import type { Context, Root, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'security-stated',
  severity: 'error',
  why: 'An operation that says nothing of security may be open on purpose or by mistake; nobody can tell which.',
  fix: 'Name the schemes in `security`, on the operation or for the whole document; `security: []` says that there is none.',
  visitor: () => {
    let schemes: ReadonlySet<string> = new Set()
    return {
      Root(root: Root, ctx: Context) {
        schemes = new Set(Object.keys((root.components?.['securitySchemes'] as object | undefined) ?? {}))
        if (root.security !== undefined) return
        for (const { node, label, location } of operationsOf(root, ctx)) {
          if (node.security !== undefined) continue
          ctx.report({ message: `${label} does not say whether it needs credentials`, location: location.key() })
        }
      },
      SecurityRequirement(requirement: SecurityRequirement, ctx: Context) {
        for (const name of Object.keys(requirement)) {
          if (schemes.has(name) || name.startsWith('#')) continue
          ctx.report({
            message: `There is no security scheme "${name}"`,
            location: ctx.location.child([name]).key(),
            suggest: ['Add it under components.securitySchemes, or correct the name.'],
          })
        }
      },
    }
  },
}
