import type { Contract } from '../contract/contract.js'

type Node = Record<string, unknown>

/** The document as the profile has it, for a reader who knows neither profiles nor dots in names. */
export const documentFor = ({ document, operations, profile }: Contract): object => {
  const paths: Record<string, Node> = {}
  const copy = withoutDots(structuredClone(document)) as { paths: Record<string, Node> } & Node
  for (const { path, method, object } of operations) {
    const { 'x-profiles': _, ...plain } = object
    const own = (paths[plainPath(path)] ??= { ...copy.paths[path] })
    own[method.toLowerCase()] = withoutOtherProfiles(withoutDots(structuredClone(plain)) as Node, profile)
  }
  return { ...copy, paths }
}

const plainName = (name: string): string => name.replaceAll('.', '_')

/** Prism's router finds no path whose parameters have dots in their names, such as `{user_ids.user_id}`. */
const plainPath = (path: string): string => path.replace(/\{[^}]+\}/g, plainName)

const withoutDots = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(withoutDots)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutDots(value)]))
  return copy['in'] === 'path' && typeof copy['name'] === 'string' ? { ...copy, name: plainName(copy['name']) } : copy
}

const withoutOtherProfiles = (operation: Node, profile: string): Node => {
  const responses = Object.entries((operation['responses'] ?? {}) as Record<string, Node>)
  return {
    ...operation,
    responses: Object.fromEntries(
      responses.filter(([, response]) => [undefined, profile].includes(response['x-profile'] as string | undefined)),
    ),
  }
}
