import { parse } from 'yaml'
import type { JudgedRequirement } from './verdicts.js'
import { CannotJudge } from './stops.js'

/** A failure that somebody accepted. */
export interface BaselineEntry {
  requirement: string
  reason?: string
}

/**
 * Reads a baseline: a YAML or JSON list of requirement ids, or of `{ requirement, reason }`, alone or under `accepted`.
 * @throws CannotJudge when it is something else.
 */
export const readBaseline = (text: string, file: string): BaselineEntry[] => {
  let data: unknown
  try {
    data = parse(text)
  } catch (error) {
    throw new CannotJudge(`the baseline ${file} is no YAML: ${(error as Error).message.split('\n', 1)[0]}`)
  }
  const list = Array.isArray(data)
    ? data
    : ((data as { accepted?: unknown } | null)?.accepted ?? (data === null ? [] : data))
  if (!Array.isArray(list)) throw new CannotJudge(`the baseline ${file} has to be a list of requirement ids`)
  return list.map((entry: unknown): BaselineEntry => {
    if (typeof entry === 'string') return { requirement: entry }
    const { requirement, reason } = (entry ?? {}) as Record<string, unknown>
    if (typeof requirement !== 'string') {
      throw new CannotJudge(`the baseline ${file} has an entry that names no requirement: ${JSON.stringify(entry)}`)
    }
    return { requirement, ...(typeof reason === 'string' ? { reason } : {}) }
  })
}

export interface Compared {
  requirements: JudgedRequirement[]
  /** Entries that accept nothing any more, with the reason. */
  stale: { requirement: string; reason: string }[]
}

/** Marks accepted failures, and finds entries whose requirement passes or is not there. */
export const compareBaseline = (judged: readonly JudgedRequirement[], baseline: readonly BaselineEntry[]): Compared => {
  const accepted = new Set(baseline.map(({ requirement }) => requirement))
  const verdicts = new Map(judged.map(({ id, verdict }) => [id, verdict]))
  return {
    requirements: judged.map((each) =>
      each.verdict === 'fail' && accepted.has(each.id) ? { ...each, accepted: true } : each,
    ),
    stale: [...accepted].flatMap((requirement) => {
      const verdict = verdicts.get(requirement)
      if (verdict === undefined) return [{ requirement, reason: 'there is no such requirement' }]
      return verdict === 'pass' ? [{ requirement, reason: 'it passes now; take it out of the baseline' }] : []
    }),
  }
}
