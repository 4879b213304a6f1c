import type { Operation } from '../contract/contract.js'
import { percentDecode } from './query.js'

/** How a vendor's HTTP layer reads paths, where the vendors differ. */
export interface Routing {
  /** `//v1/x` is read as `/v1/x`. Default false. */
  foldSlashes?: boolean
  /** `%2F` parts segments like a slash, as servers do that decode before they match. Default false. */
  slashEscapes?: boolean
  /** An empty segment may stand for a path parameter: `/users/alice/sessions/` gives an empty session id. Default false. */
  emptySegments?: boolean
  /** A broken percent escape is taken as the text it is, instead of being a problem. Default false. */
  keepBadEscapes?: boolean
}

export type Match =
  | { kind: 'operation'; operation: Operation; values: Record<string, string> }
  /** The path is known, but not with this method. */
  | { kind: 'method'; operations: Operation[] }
  /** The path is known without its final slash. */
  | { kind: 'trailing-slash'; path: string }
  | { kind: 'bad-encoding'; text: string }
  | { kind: 'none' }

export type Router = (method: string, path: string) => Match

interface Node {
  literals: Map<string, Node>
  parameter: Node | undefined
  operations: Map<string, Operation>
}

const newNode = (): Node => ({ literals: new Map(), parameter: undefined, operations: new Map() })

const segmentsOf = (path: string): string[] => path.split('/').slice(1)

const isParameter = (segment: string): boolean => segment.startsWith('{') && segment.endsWith('}')

/** Compiles the templates of a contract once; a literal segment wins over a parameter, as OpenAPI says. */
export const createRouter = (operations: readonly Operation[], routing: Routing = {}): Router => {
  const root = newNode()
  for (const operation of operations) {
    let node = root
    for (const segment of segmentsOf(operation.path)) {
      if (isParameter(segment)) node = node.parameter ??= newNode()
      else {
        const next = node.literals.get(segment) ?? newNode()
        node.literals.set(segment, next)
        node = next
      }
    }
    node.operations.set(operation.method, operation)
  }

  const find = (segments: string[]): Node[] => {
    const found: Node[] = []
    const walk = (node: Node, i: number): void => {
      if (i === segments.length) {
        if (node.operations.size > 0) found.push(node)
        return
      }
      const segment = segments[i]!
      const literal = node.literals.get(segment)
      if (literal) walk(literal, i + 1)
      if (node.parameter && (segment !== '' || routing.emptySegments)) walk(node.parameter, i + 1)
    }
    walk(root, 0)
    return found
  }

  const decode = (path: string): string[] | { bad: string } => {
    const parted = routing.slashEscapes ? path.replace(/%2f/gi, '/') : path
    const segments: string[] = []
    for (const raw of segmentsOf(parted)) {
      const text = percentDecode(raw)
      if (text === undefined && !routing.keepBadEscapes) return { bad: raw }
      segments.push(text ?? raw)
    }
    return segments
  }

  return (method, sent) => {
    const path = routing.foldSlashes ? sent.replace(/^\/{2,}/, '/') : sent
    const segments = decode(path)
    if ('bad' in segments) return { kind: 'bad-encoding', text: segments.bad }
    const nodes = find(segments)
    for (const node of nodes) {
      const operation = node.operations.get(method)
      if (operation) return { kind: 'operation', operation, values: valuesOf(operation, segments) }
    }
    if (nodes.length > 0) return { kind: 'method', operations: nodes.flatMap((node) => [...node.operations.values()]) }
    if (segments.length > 1 && segments.at(-1) === '' && find(segments.slice(0, -1)).length > 0) {
      return { kind: 'trailing-slash', path: path.replace(/(?:\/|%2f)$/i, '') }
    }
    return { kind: 'none' }
  }
}

const valuesOf = (operation: Operation, segments: string[]): Record<string, string> => {
  const values: Record<string, string> = {}
  for (const [i, segment] of segmentsOf(operation.path).entries()) {
    if (isParameter(segment)) values[segment.slice(1, -1)] = segments[i]!
  }
  return values
}
