import { documentReport } from '../document-report.js'
import type { Finding } from '../finding.js'
import { createLevels } from '../levels.js'
import { lintDocument } from '../lint-document.js'

/** What all rules find in one file, without any configuration. */
export const lintFile = async (file: string, { allowRemote = false } = {}): Promise<Finding[]> =>
  documentReport(file, await lintDocument(file, new Set(), allowRemote), createLevels([], {})).findings
