import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { conformanceIndex } from './generate/conformance-index.js'
import { contractTypes } from './generate/contract-types.js'
import { fixtureSchema } from './generate/fixture-schema.js'
import { lintRuleIndex } from './generate/lint-rule-index.js'
import { lintRulesTable } from './generate/lint-rules-table.js'
import { lintSchemas } from './generate/lint-schemas.js'
import { providerIndex } from './generate/provider-index.js'
import { statusTables } from './generate/status-tables.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** `npm run generate` writes every generated file; with `--check` it fails where one is stale. */
const main = async (flags: readonly string[]): Promise<number> => {
  const unknown = flags.find((flag) => flag !== '--check')
  if (unknown) {
    console.error(`generate: unknown argument "${unknown}"; there is only --check`)
    return 2
  }
  const check = flags.includes('--check')
  const generators = [
    contractTypes,
    providerIndex,
    fixtureSchema,
    lintRuleIndex,
    lintSchemas,
    lintRulesTable,
    conformanceIndex,
    statusTables,
  ]
  const stale: string[] = []
  for (const generate of generators) {
    for (const { file, content } of await generate(ROOT)) {
      if (existsSync(file) && readFileSync(file, 'utf8') === content) continue
      stale.push(relative(ROOT, file))
      if (check) continue
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, content)
    }
  }
  for (const file of stale) console.log(check ? `stale: ${file}` : `wrote ${file}`)
  if (check && stale.length > 0) console.error('generate: run "npm run generate" and commit what it writes')
  return check && stale.length > 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
