import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from './tool.js'

/** One run of a tool against one target. */
export interface Run {
  findings: readonly Finding[]
  trouble?: string
  requests: number
  seconds: number
}

/** A mutant of the sample. */
export interface Drawn {
  name: string
  api: string
  operator: string
  clause: string
}

export interface Results {
  seed: number
  /** When the comparison began, in ISO 8601. */
  began: string
  /** Least and most load of the machine (average of a minute), and its cores: what seconds are worth. */
  load?: { least: number; most: number; cores: number }
  sample: Drawn[]
  /** By tool. */
  versions: Record<string, string>
  /** Runs against the unbroken mock, by `<tool> <api>`; a text says why there are none. */
  unbroken: Record<string, Run[] | string>
  /** By `<tool> <mutant>`. */
  mutants: Record<string, Run>
}

const FILE = fileURLToPath(new URL('../../.cache/compare/results.json', import.meta.url))

/** What the last comparison came to. @throws Error where there was none. */
export const readResults = (): Results => JSON.parse(readFileSync(FILE, 'utf8')) as Results

export const writeResults = (results: Results): void => {
  mkdirSync(dirname(FILE), { recursive: true })
  writeFileSync(FILE, JSON.stringify(results, undefined, 1))
}

/** What a tool says of the unbroken mock in any run. */
export const alarms = (results: Results, tool: string, api: string): readonly Finding[] => {
  const runs = results.unbroken[`${tool} ${api}`]
  return Array.isArray(runs) ? runs.flatMap(({ findings }) => findings) : []
}

/** Whether a tool came to an end with the unbroken mock; where it did not, it can tell no mutant from it. */
export const endedOnce = (results: Results, tool: string, api: string): boolean => {
  const runs = results.unbroken[`${tool} ${api}`]
  return Array.isArray(runs) && runs.some(({ trouble }) => trouble === undefined)
}

/** Failed tests, each once. */
export const testsOf = (findings: readonly Finding[]): string[] => [...new Set(findings.map(({ test }) => test))]

/**
 * What shows that a tool noticed a mutant: a finding, or an end by force, that no run against the unbroken mock had.
 * Undefined where it did not.
 */
export const killer = (results: Results, tool: string, { name, api }: Drawn): string | undefined => {
  const run = results.mutants[`${tool} ${name}`]
  const before = results.unbroken[`${tool} ${api}`]
  if (!run || !Array.isArray(before)) return undefined
  const known = new Set(alarms(results, tool, api).map(keyOf))
  const fresh = run.findings.find((finding) => !known.has(keyOf(finding)))
  if (fresh) return keyOf(fresh)
  return before.every(({ trouble }) => trouble === undefined) ? run.trouble : undefined
}

const keyOf = ({ test, what }: Finding): string => (what === '' ? test : `${test} | ${what}`)
