import type { Problem } from '../engine/problem.js'

const UNMATCHED: ReadonlySet<Problem['kind']> = new Set([
  'unknown-path',
  'wrong-method',
  'trailing-slash',
  'bad-encoding',
] satisfies Problem['kind'][])

/** Whether a request matched no operation. */
export const isUnmatched = (problem: Problem | undefined): boolean =>
  problem !== undefined && UNMATCHED.has(problem.kind)
