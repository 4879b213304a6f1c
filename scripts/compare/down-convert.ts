import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from './document.js'
import { install } from './install.js'
import { runCommand } from './run-command.js'

/** Writes a document as OpenAPI 3.0, for tools that do not read 3.1. */
export const downConvert = async (document: Document, file: string): Promise<void> => {
  const modules = await install('openapi-down-convert', ['@apiture/openapi-down-convert@0.14.2'])
  const input = `${file}.3.1.json`
  writeFileSync(input, JSON.stringify(document))
  const cli = join(modules, '.bin/openapi-down-convert')
  const { code, output } = await runCommand(cli, ['--input', input, '--output', file])
  if (code !== 0) throw new Error(`the contract could not be written as OpenAPI 3.0: ${output.trim()}`)
}
