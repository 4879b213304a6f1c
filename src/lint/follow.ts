import type { Location } from '@redocly/openapi-core'
import type { Reference } from '../contract/document.js'
import type { At, Context } from './rule.js'

export const isReference = (node: unknown): node is Reference =>
  node !== null && typeof node === 'object' && typeof (node as Partial<Reference>).$ref === 'string'

/** The node that a reference means, over files, and where it stands; undefined where it leads nowhere. */
export const follow = <Node>(ctx: Context, node: Node | Reference, location: Location): At<Node> | undefined => {
  if (!isReference(node)) return { node: node as Node, location }
  const found = ctx.resolve<object>(node as never, location.source.absoluteRef)
  return found.node === undefined || !found.location
    ? undefined
    : { node: found.node as Node, location: found.location }
}

/** The entries of a map of nodes or references, each followed. */
export const followAll = <Node>(
  ctx: Context,
  map: Readonly<Record<string, Node | Reference>> | undefined,
  location: Location,
): (At<Node> & { name: string })[] =>
  Object.entries(map ?? {})
    .filter(([name]) => !name.startsWith('x-'))
    .flatMap(([name, node]) => {
      const found = follow(ctx, node, location.child([name]))
      return found ? [{ name, ...found }] : []
    })
