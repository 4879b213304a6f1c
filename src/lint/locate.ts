import { getLineColLocation, type LocationObject, type Source } from '@redocly/openapi-core'
import { parsePointer } from './pointer-parts.js'

/** Line and column, from 1. */
export interface Position {
  line: number
  col: number
}

/** As much of the engine's syntax tree as is needed to find a place. */
interface Node {
  startPosition: number
  endPosition: number
  key?: Node & { value?: unknown }
  value?: Node | null
  mappings?: Node[]
  items?: (Node | null)[]
}

const keys = new WeakMap<Node, Map<unknown, Node>>()
const lineStarts = new WeakMap<Source, number[]>()

/** Where a node stands. The engine has the same, and searches every map from its beginning; large documents need an index. */
export const locate = (location: LocationObject): { start: Position; end: Position } => {
  if (location.pointer === undefined) return { start: location.start, end: location.end ?? location.start }
  const { source, pointer, reportOnKey } = location
  const found = find(treeOf(source), parsePointer(pointer.replace(/^#\/?/, '')), reportOnKey === true)
  if (!found || found.startPosition === found.endPosition)
    return { start: { line: 1, col: 1 }, end: { line: 1, col: 1 } }
  const last = positionOf(source, found.endPosition - 1)
  return { start: positionOf(source, found.startPosition), end: { line: last.line, col: last.col + 1 } }
}

/** The engine keeps the tree of a file once it was asked for any place in it; an empty file has none. */
const treeOf = (source: Source): Node | undefined => {
  getLineColLocation({ source, pointer: '#/' })
  return source.getAst(() => undefined as never) as Node | undefined
}

/** The node at a path, or the last one on the way to it. */
const find = (root: Node | undefined, path: readonly string[], onKey: boolean): Node | undefined => {
  let here = root
  let mapping: Node | undefined
  for (const part of path) {
    if (here?.mappings) {
      const next = mappingsOf(here).get(part)
      if (!next) break
      mapping = next
      here = next.value ?? next
    } else if (here?.items) {
      const next = here.items[Number(part)]
      if (!next) break
      mapping = undefined
      here = next
    } else break
  }
  return onKey && mapping ? mapping.key : here
}

const mappingsOf = (map: Node): Map<unknown, Node> => {
  let index = keys.get(map)
  if (!index) keys.set(map, (index = new Map(map.mappings!.map((mapping) => [mapping.key?.value, mapping]))))
  return index
}

const positionOf = (source: Source, offset: number): Position => {
  const starts = lineStartsOf(source)
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, col: offset - starts[low]! + 1 }
}

const lineStartsOf = (source: Source): number[] => {
  let starts = lineStarts.get(source)
  if (!starts) {
    starts = [0]
    for (let at = source.body.indexOf('\n'); at >= 0; at = source.body.indexOf('\n', at + 1)) starts.push(at + 1)
    lineStarts.set(source, starts)
  }
  return starts
}
