import type { Contract } from '../contract/contract.js'
import { decode, findRoute } from '../contract/route.js'

/** A request before it goes out, as far as ids can stand in it. */
export interface Draft {
  method: string
  /** Percent-encoded, below the base URL. */
  path: string
  /** Without the question mark. */
  query?: string
  /** Header values by name, of those that may carry ids. */
  headers: readonly (readonly [string, string])[]
  body?: string | Uint8Array
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

export const changesNothing = (method: string): boolean => SAFE.has(method)

/**
 * Every id that a request names: parameters of its path, and values of the given names in query and body. Where no path
 * of the contract fits, every segment counts that stands in none of them.
 */
export const touchedIds = (contract: Contract, names: readonly string[], draft: Draft): string[] => {
  const route = findRoute(contract, draft.method, draft.path)
  const inPath =
    'unmatched' in route && route.unmatched === 'path'
      ? strangeSegments(contract, draft.path)
      : Object.values(route.values)
  const inQuery = [...new URLSearchParams(draft.query ?? '')]
    .filter(([name]) => names.includes(name))
    .map(([, value]) => value)
  return [...inPath, ...inQuery, ...inBody(draft, names)].filter((id) => id !== '')
}

const strangeSegments = (contract: Contract, path: string): string[] => {
  const literals = new Set(contract.operations.flatMap((operation) => operation.path.split('/')))
  return path
    .split('/')
    .filter((part) => !literals.has(part))
    .map(decode)
}

const inBody = ({ body, headers }: Draft, names: readonly string[]): string[] => {
  if (typeof body !== 'string' || body === '') return []
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  if (type.includes('x-www-form-urlencoded')) {
    return [...new URLSearchParams(body)].filter(([name]) => names.includes(name)).map(([, value]) => value)
  }
  try {
    return named(JSON.parse(body), names)
  } catch {
    return []
  }
}

/** The scalars below the given names, at any depth. */
const named = (node: unknown, names: readonly string[], inside = false): string[] => {
  if (Array.isArray(node)) return node.flatMap((item) => named(item, names, inside))
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([key, value]) => named(value, names, inside || names.includes(key)))
  }
  return inside && (typeof node === 'string' || typeof node === 'number') ? [String(node)] : []
}
