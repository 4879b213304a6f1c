import { applyPatch, type Operation } from 'rfc6902'
import { refuse, type Refused } from '../worlds/refused.js'

type Node = Record<string, unknown>

/**
 * What becomes of a state by a JSON Patch (RFC 6902): any value, to be held against its form. The given one stays as it is:
 * only what the patch touches is copied.
 * @param depth how many levels lie above the rows: 2 for a whole state, 1 for that of one API.
 */
export const patchState = <S extends object>(
  state: S,
  patch: readonly Operation[],
  depth: 1 | 2,
): { patched: S } | Refused<400 | 409> => {
  const copy = copyTo(state as Node, depth)
  const own = new Set<string>()
  for (const [i, operation] of patch.entries()) {
    const said = `operation ${i} (${operation.op} "${operation.path}")`
    for (const pointer of 'from' in operation ? [operation.path, operation.from] : [operation.path]) {
      const fault = pointerFault(pointer)
      if (fault) return refuse(400, `${said}: ${fault}`)
      ownRow(copy, pointer, depth, own)
    }
    const failure = carryOut(copy, operation)
    if (failure?.name === 'TestError') return refuse(409, `${said}: the value there is another one`)
    if (failure?.name === 'MissingError') return refuse(400, `${said}: there is nothing at this place`)
    if (failure) return refuse(400, `${said}: ${failure.message}`)
    // from here on something else may stand there
    if (operation.op === 'move') own.clear()
  }
  return { patched: copy as S }
}

/** The library throws where a path leads through a text or a number. */
const carryOut = (copy: Node, operation: Operation): Error | null => {
  try {
    return applyPatch(copy, [operation])[0] ?? null
  } catch (error) {
    return error as Error
  }
}

const copyTo = (node: Node, depth: number): Node =>
  Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, depth === 0 ? value : copyTo(value as Node, depth - 1)]),
  )

/** Copies the row that a pointer leads into, so that the patch does not change the one in the store. */
const ownRow = (copy: Node, pointer: string, depth: number, own: Set<string>): void => {
  const parts = partsOf(pointer).slice(0, depth + 1)
  const place = JSON.stringify(parts)
  if (parts.length <= depth || own.has(place)) return
  const above = parts.slice(0, depth).reduce<unknown>((node, part) => (node as Node | undefined)?.[part], copy)
  const row = (above as Node | undefined)?.[parts[depth]!]
  if (row === undefined || row === null || typeof row !== 'object') return
  ;(above as Node)[parts[depth]!] = structuredClone(row)
  own.add(place)
}

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** Names that mean something to every object of JavaScript. */
const SPECIAL = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype'])

const pointerFault = (pointer: string): string | undefined => {
  if (pointer === '') return 'the whole cannot be exchanged by a patch; PUT does that'
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return `"${pointer}" is no JSON Pointer (RFC 6901)`
  const special = partsOf(pointer).find((part) => SPECIAL.has(part))
  return special === undefined ? undefined : `"${special}" cannot be reached by a patch`
}
