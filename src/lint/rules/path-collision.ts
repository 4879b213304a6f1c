import type { ParameterObject } from '../../contract/document.js'
import { admitsText } from '../admits-text.js'
import { operationsOf } from '../operations.js'
import { pathCollisions, type Collision } from '../path-collisions.js'
import type { At, Context, Root, Rule } from '../rule.js'

export const rule: Rule = {
  id: 'path-collision',
  severity: 'warn',
  why: 'Where two paths match one URL, servers, mocks and gateways may answer with different operations.',
  fix: 'Give the parameter a pattern, format or enum that leaves the literal out, or rename one of the paths.',
  visitor: ({ checker }) => ({
    Root(root: Root, ctx: Context) {
      const paths = Object.keys(root.paths ?? {}).filter((path) => path.startsWith('/'))
      const parameters = new Map<string, At<ParameterObject>>()
      for (const { path, parameters: own } of operationsOf(root, ctx))
        for (const one of own) if (one.node.in === 'path') parameters.set(`${path} ${one.node.name}`, one)
      for (const collision of pathCollisions(paths)) {
        const { path, other } = collision
        const parameter = collision.kind === 'crossed' ? undefined : parameters.get(`${path} ${collision.parameter}`)
        if (parameter && 'literal' in collision && !admitsText(checker, ctx, parameter, collision.literal)) continue
        ctx.report({
          message: sentence(collision, paths.indexOf(other) < paths.indexOf(path) ? other : path),
          location: [path, other].map((one) => ctx.location.child(['paths', one]).key()),
          ...(collision.kind === 'crossed' ? { suggest: ['Rename one of the paths.'] } : {}),
        })
      }
    },
  }),
}

const sentence = (collision: Collision, first: string): string => {
  const { path, other } = collision
  if (collision.kind === 'crossed')
    return `"${path}" and "${other}" match the same URLs, and OpenAPI does not say which of them wins; by order it is "${first}"`
  const { parameter, literal } = collision
  if (collision.kind === 'shortened')
    return `"${other}" without its last value is "${path}" with "${literal}" as {${parameter}}`
  return `"${path}" also matches "${other}": by OpenAPI the literal path wins, so {${parameter}} is never "${literal}"; by order it is "${first}"`
}
