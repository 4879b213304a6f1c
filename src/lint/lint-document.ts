import type { NormalizedProblem } from '@redocly/openapi-core'
import { BASE_RULES, basePage, ONLY } from './base-rules.js'
import { DocumentResolver } from './document-resolver.js'
import { runEngine } from './engine.js'
import type { Problem } from './problem.js'
import { readDocument } from './read-document.js'
import { RULES } from './rules/index.js'

/** Ids of the rules that are off for the whole document, so that they need not run. */
export type Off = ReadonlySet<string>

/** Lints one document, by all rules but those that are off. The document may consist of several files. */
export const lintDocument = async (file: string, off: Off, allowRemote: boolean): Promise<Problem[]> => {
  const resolver = new DocumentResolver(allowRemote)
  const reading = await readDocument(file, resolver)
  if ('problems' in reading) return reading.problems.filter(({ rule }) => !off.has(rule))
  const version = (reading.document.parsed as { openapi: string }).openapi
  const base = BASE_RULES.map(({ id }) => id).filter((id) => !off.has(id) && (ONLY[id]?.test(version) ?? true))
  const own = RULES.filter(({ id }) => !off.has(id))
  return once((await runEngine(reading.document, resolver, { base, own })).map(toProblem))
}

const toProblem = ({ ruleId, message, suggest, location }: NormalizedProblem): Problem => ({
  rule: ruleId,
  message: message.trim().replace(/\.$/, ''),
  location,
  ...(suggest[0] === undefined ? {} : { fix: suggest.join(' or ') }),
  ...(BASE_RULES.some(({ id }) => id === ruleId) ? { help: basePage(ruleId) } : {}),
})

/** The engine may come to one place by several ways. */
const once = (problems: readonly Problem[]): Problem[] => {
  const seen = new Set<string>()
  return problems.filter(({ rule, message, location: [at] }) => {
    const key = `${rule} ${message} ${at?.source.absoluteRef} ${at?.pointer ?? JSON.stringify(at && 'start' in at && at.start)}`
    return !seen.has(key) && seen.add(key)
  })
}
