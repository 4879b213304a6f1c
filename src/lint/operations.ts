import type { Document, Method, OperationObject, ParameterObject, PathItem } from '../contract/document.js'
import { METHODS } from '../contract/document.js'
import { follow, followAll } from './follow.js'
import type { At, Context } from './rule.js'

/** One operation, as messages name it (`GET /sessions`), and its place. */
export interface OperationAt extends At<OperationObject> {
  label: string
  path: string
  method: Method
  parameters: At<ParameterObject>[]
}

/** Every operation under `paths`, in the order of the document. */
export const operationsOf = (root: Document, ctx: Context): OperationAt[] =>
  followAll<PathItem>(ctx, root.paths, ctx.location.child(['paths'])).flatMap(({ name, node, location }) =>
    METHODS.flatMap((method) => {
      const operation = node[method]
      if (!operation || typeof operation !== 'object') return []
      const own = location.child([method])
      return [
        {
          label: `${method.toUpperCase()} ${name}`,
          path: name,
          method,
          node: operation,
          location: own,
          parameters: [
            ...parametersOf(ctx, { node, location }),
            ...parametersOf(ctx, { node: operation, location: own }),
          ],
        },
      ]
    }),
  )

const parametersOf = (ctx: Context, { node, location }: At<Pick<OperationObject, 'parameters'>>) =>
  (Array.isArray(node.parameters) ? node.parameters : []).flatMap((parameter, i) => {
    const found = follow<ParameterObject>(ctx, parameter, location.child(['parameters', i]))
    return found ? [found] : []
  })
