import { isBodiless, isRefusal, responsesOf } from '../responses.js'
import type { Context, Root, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'response-content',
  severity: 'warn',
  why: 'An answer that says nothing of its body can be anything: nothing can be checked, and nothing can be mocked.',
  fix: 'Add content with a schema, or `content: {}` where the body is empty.',
  visitor: () => ({
    Root(root: Root, ctx: Context) {
      for (const { node, location, status, label, head } of responsesOf(root, ctx)) {
        if (head || isBodiless(status) || /^3/.test(status)) continue
        if (node.content === undefined) {
          if (isRefusal(status)) continue
          ctx.report({ message: `The answer ${label} says neither what its body is nor that it has none`, location })
        }
        for (const [type, media] of Object.entries(node.content ?? {})) {
          if (!media || media.schema !== undefined || isRefusal(status)) continue
          ctx.report({
            message: `The answer ${label} has no schema for ${type}`,
            location: location.child(['content', type]),
            suggest: ['Add a schema.'],
          })
        }
      }
    },
  }),
}
