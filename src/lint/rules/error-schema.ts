import { isRefusal, responsesOf } from '../responses.js'
import type { Context, Root, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'error-schema',
  severity: 'warn',
  why: 'Clients must read refusals as surely as answers; a refusal without a schema cannot be handled by type.',
  fix: 'Add content with the schema of the error body, or `content: {}` where it has none.',
  visitor: () => ({
    Root(root: Root, ctx: Context) {
      for (const { node, location, status, label, head } of responsesOf(root, ctx)) {
        if (head || !isRefusal(status)) continue
        if (node.content === undefined) ctx.report({ message: `The refusal ${label} has no schema`, location })
        for (const [type, media] of Object.entries(node.content ?? {})) {
          if (!media || media.schema !== undefined) continue
          ctx.report({
            message: `The refusal ${label} has no schema for ${type}`,
            location: location.child(['content', type]),
          })
        }
      }
    },
  }),
}
