import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CONFIG_FILE, readConfig, type Config } from '../config/read-config.js'
import { documentReport } from './document-report.js'
import { createLevels, levelsFromFlags, type LintConfig } from './levels.js'
import { lintDocument } from './lint-document.js'
import { ownContracts, packageRoot } from './own-contracts.js'
import { byBadness, type DocumentReport, type Report } from './report.js'
import { selectDocuments } from './select-documents.js'

/** What `facsimile lint` was asked for. */
export interface LintRequest {
  /** Files, folders, patterns or APIs; empty for what the configuration says, else our own contracts. */
  names: readonly string[]
  config?: string | undefined
  /** `id=level`, each. */
  rules: readonly string[]
  allowRemote: boolean
}

/** @throws UserError where it cannot run: names that mean nothing, a faulty configuration. */
export const runLint = async ({ names, config, rules, allowRemote }: LintRequest): Promise<Report> => {
  const flags = levelsFromFlags(rules)
  const given = lintSection(await readConfig(config, 'lint'))
  const configs = [...(await ownExceptions()), given]
  const levels = createLevels(configs, flags)
  const documents: DocumentReport[] = []
  // one after the other: a large document takes all the memory it may
  for (const file of documentsOf(names, given)) {
    documents.push(documentReport(file, await lintDocument(file, levels.off, allowRemote), levels))
  }
  return { documents: documents.sort(byBadness) }
}

const documentsOf = (names: readonly string[], { folder, files }: LintConfig): string[] => {
  if (names.length > 0) return selectDocuments(names, process.cwd())
  return files === undefined ? [...ownContracts().values()] : selectDocuments([files].flat(), folder)
}

const lintSection = ({ folder, sections }: Config): LintConfig => ({
  ...(sections['lint'] as Omit<LintConfig, 'folder'> | undefined),
  folder,
})

/** The exceptions for our own contracts, wherever the command runs. They hold for files of this package only. */
const ownExceptions = async (): Promise<LintConfig[]> => {
  const file = join(packageRoot(), CONFIG_FILE)
  if (!existsSync(file)) return []
  const { folder, overrides = [] } = lintSection(await readConfig(file, 'lint'))
  return [{ folder, overrides: overrides.filter(({ files }) => files !== undefined) }]
}
