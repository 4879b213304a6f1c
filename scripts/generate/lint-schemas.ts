import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Generated } from './generated.js'

/** `schemas/`: what editors and programs may know of the configuration file and of the linter's JSON output. */
export const lintSchemas = async (root: string): Promise<Generated[]> => {
  const { CONFIG_SCHEMA } = await import('../../src/config/sections.js')
  const { REPORT_SCHEMA } = await import('../../src/lint/formats/report-schema.js')
  const write = async (name: string, schema: object): Promise<Generated> => {
    const file = join(root, 'schemas', name)
    return { file, content: await format(JSON.stringify(schema), { ...(await resolveConfig(file)), filepath: file }) }
  }
  return [
    await write('facsimile.config.schema.json', CONFIG_SCHEMA),
    await write('lint-report.schema.json', REPORT_SCHEMA),
  ]
}
