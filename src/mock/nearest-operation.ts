import type { Contract } from '../contract/contract.js'
import { percentDecode, splitTarget } from '../engine/query.js'
import { alignPaths, createDifference, describeSteps, type Step } from './align-paths.js'

/** What a request that matched nothing was probably meant to be. */
export interface NearestOperation {
  api: string
  /** The operationId. */
  operation: string
  method: string
  /** The path template, with the mount before it. */
  path: string
  /** What the request has otherwise, a few words each. */
  differs: string[]
}

/** One operation under one mount. */
interface Candidate {
  api: string
  operation: string
  method: string
  path: string
  segments: readonly string[]
}

export type FindNearest = (method: string, target: string) => NearestOperation | undefined

/** Paths with more segments, and segments with more characters, are compared as far as this. */
const MOST_SEGMENTS = 20
const LONGEST_SEGMENT = 48

/** Compiles the operations of all APIs once; what is looked for is the one that takes the fewest changes. */
export const createFindNearest = (
  apis: readonly { contract: Contract; provider: { mounts: readonly string[] } }[],
): FindNearest => {
  const candidates = apis.flatMap(({ contract, provider }) =>
    provider.mounts.flatMap((mount) =>
      contract.operations.map(({ id, method, path }): Candidate => ({
        api: contract.api,
        operation: id,
        method,
        path: mount + path,
        segments: (mount + path).split('/').slice(1),
      })),
    ),
  )
  return (method, target) => {
    const sent = segmentsOf(target)
    const compare = createDifference()
    let best: { candidate: Candidate; steps: Step[]; cost: number } | undefined
    for (const candidate of candidates) {
      const { steps, cost: ofPath } = alignPaths(sent, candidate.segments, compare)
      const cost = ofPath + (candidate.method === method ? 0 : WRONG_METHOD)
      if (best && cost >= best.cost) continue
      // with no word in common anything would be as near
      if (steps.some(({ alike }) => alike)) best = { candidate, steps, cost }
    }
    if (!best) return undefined
    const { segments: _, ...found } = best.candidate
    const wrongMethod = found.method === method ? [] : [`method ${method.slice(0, 20)} instead of ${found.method}`]
    return { ...found, differs: [...wrongMethod, ...describeSteps(best.steps)] }
  }
}

/** Less than a segment: a right path with another method is nearer than a wrong path. */
const WRONG_METHOD = 0.7

const segmentsOf = (target: string): string[] =>
  splitTarget(target)
    .path.replace(/^\/+/, '')
    .split('/')
    .slice(0, MOST_SEGMENTS)
    .map((segment) => (percentDecode(segment) ?? segment).slice(0, LONGEST_SEGMENT))
