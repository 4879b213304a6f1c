import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { SectionName } from './sections.js'

export const CONFIG_FILE = 'facsimile.config.yaml'

/** A configuration file, read: its sections, and the folder that relative paths in it start from. */
export interface Config {
  folder: string
  sections: Readonly<Record<string, Record<string, unknown> | undefined>>
}

/**
 * Reads the configuration file: the one named, or the one in the working folder if there is one. Each command holds its
 * own section against its schema, and leaves the others to theirs.
 * @throws UserError with file, line and reason; unknown keys with the nearest known one.
 */
export const readConfig = async (named: string | undefined, section: SectionName): Promise<Config> => {
  if (named === undefined && !existsSync(CONFIG_FILE)) return { folder: process.cwd(), sections: {} }
  // most runs have no such file, and need nothing of what reads one
  const [{ configSchema }, { createValidators }, { explainFindings }, { fileError, readYamlFile }] = await Promise.all([
    import('./sections.js'),
    import('../contract/validators.js'),
    import('../input/explain-finding.js'),
    import('../input/yaml-file.js'),
  ])
  const file = await readYamlFile(named ?? CONFIG_FILE, 'configuration file')
  const there = isRecord(file.data) && section in file.data
  const schema = configSchema(there ? section : undefined)
  const check = createValidators({ openapi: '3.1.0', info: { title: '', version: '' }, paths: {} }).foreign(schema)
  const explained = explainFindings(check(file.data ?? {}), schema)
  if (explained) throw fileError(file, explained.path, explained.reason)
  return { folder: dirname(resolve(file.file)), sections: (file.data ?? {}) as Config['sections'] }
}

const isRecord = (data: unknown): data is Record<string, unknown> => typeof data === 'object' && data !== null
