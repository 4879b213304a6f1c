import {
  createConfig,
  lintDocument,
  type Document,
  type NormalizedProblem,
  type Oas3Rule,
  type Plugin,
} from '@redocly/openapi-core'
import type { DocumentResolver } from './document-resolver.js'
import { withExtensions } from './extensions.js'
import type { Rule, Scope } from './rule.js'
import { createSchemaChecker } from './schema-checker.js'

const PLUGIN = 'facsimile'

/** Which rules run. */
export interface ActiveRules {
  /** Ids of the engine's own rules. */
  base: readonly string[]
  own: readonly Rule[]
}

/** Runs the rules over one document that was read; rule ids come back as we write them. */
export const runEngine = async (
  document: Document,
  resolver: DocumentResolver,
  { base, own }: ActiveRules,
): Promise<NormalizedProblem[]> => {
  const scope: Scope = {
    file: document.source.absoluteRef,
    checker: createSchemaChecker(),
    files: resolver.files,
  }
  const visitors = own.flatMap(({ id, visitor }) =>
    visitor ? [[`${PLUGIN}/${id}`, () => visitor(scope)] as const] : [],
  )
  const plugin: Plugin = {
    id: PLUGIN,
    rules: { oas3: Object.fromEntries(visitors) as unknown as Record<string, Oas3Rule> },
    typeExtension: { oas3: withExtensions },
  }
  const ids = [...base, ...visitors.map(([id]) => id)]
  const config = await createConfig(
    { rules: Object.fromEntries(ids.map((id) => [id, 'error' as const])) },
    { plugins: [plugin] },
  )
  const problems = await lintDocument({ document, config, externalRefResolver: resolver })
  return problems.map((problem) => ({ ...problem, ruleId: problem.ruleId.replace(`${PLUGIN}/`, '') }))
}
