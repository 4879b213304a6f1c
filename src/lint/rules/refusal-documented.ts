import { operationsOf, type OperationAt } from '../operations.js'
import { isRefusal } from '../responses.js'
import type { Context, Root, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'refusal-documented',
  severity: 'warn',
  why: 'Where credentials, parameters or a body are required, requests without them come; what they get belongs in the contract.',
  fix: 'Add the 4XX answers, or a default one.',
  visitor: () => ({
    Root(root: Root, ctx: Context) {
      for (const operation of operationsOf(root, ctx)) {
        const statuses = Object.keys(operation.node.responses ?? {})
        if (!statuses.some((status) => /^2/.test(status)) || statuses.some(isRefusal)) continue
        const reason = refusable(root, operation)
        if (!reason) continue
        ctx.report({
          message: `${operation.label} ${reason}, but documents no refusal`,
          location: operation.location.child(['responses']).key(),
        })
      }
    },
  }),
}

/** Why a request can be refused, or undefined where nothing can be wrong with it. */
const refusable = (root: Root, { node, parameters }: OperationAt): string | undefined => {
  const security = node.security ?? root.security ?? []
  if (Array.isArray(security) && security.length > 0 && security.every((one) => Object.keys(one ?? {}).length > 0))
    return 'requires credentials'
  const needed = parameters.find(({ node: parameter }) => parameter.required === true)
  if (needed) return `requires the parameter "${needed.node.name}"`
  return (node.requestBody as { required?: boolean } | undefined)?.required === true ? 'requires a body' : undefined
}
