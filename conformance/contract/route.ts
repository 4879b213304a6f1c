import type { Contract, Operation } from './contract.js'

/** What a request is for, by its method and path. */
export type Route =
  | { operation: Operation; values: Record<string, string> }
  | { unmatched: 'path' | 'method'; values: Record<string, string> }

/** Finds the operation of a path (without query) below the base URL; literal segments win over parameters. */
export const findRoute = (contract: Contract, method: string, path: string): Route => {
  const parts = path.split('/')
  const fitting = contract.operations
    .map((operation) => ({ operation, match: match(operation.path.split('/'), parts) }))
    .filter(({ match }) => match !== undefined)
    .sort((a, b) => a.match!.parameters - b.match!.parameters)
  const least = fitting[0]?.match!.parameters
  const found = fitting.find((each) => each.operation.method === method && each.match!.parameters === least)
  if (found) return { operation: found.operation, values: found.match!.values }
  if (fitting[0]) return { unmatched: 'method', values: fitting[0].match!.values }
  return { unmatched: 'path', values: {} }
}

interface Match {
  values: Record<string, string>
  parameters: number
}

const match = (template: readonly string[], parts: readonly string[]): Match | undefined => {
  if (template.length !== parts.length) return undefined
  const values: Record<string, string> = {}
  let parameters = 0
  for (const [i, expected] of template.entries()) {
    const part = parts[i]!
    const name = /^\{(.+)\}$/.exec(expected)?.[1]
    if (name === undefined) {
      if (expected !== part) return undefined
      continue
    }
    if (part === '') return undefined
    values[name] = decode(part)
    parameters += 1
  }
  return { values, parameters }
}

/** The text of a path segment; as it stands where it is not valid percent-encoding. */
export const decode = (part: string): string => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
