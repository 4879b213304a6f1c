import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadContract } from '../../src/contract/load.js'
import type { Provider } from '../../src/engine/provider.js'
import type { Reach } from '../../src/testing/reach.js'
import type { Generated } from './generated.js'

/** `docs/statuses.md`: per API and operation, each documented status and how state alone leads to it. */
export const statusTables = async (root: string): Promise<Generated[]> => {
  const folder = join(root, 'src/providers')
  const apis = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'testing/reach.ts')))
  const tables = await Promise.all(apis.sort().map(table))
  const content = `# How to reach each documented status

Made by \`npm run generate\` from the contracts and from the tests that run every line of it. A status that needs the live
profile, a setting or the vendor's rate limits says so.

${tables.join('\n')}`
  return [{ file: join(root, 'docs/statuses.md'), content }]
}

const table = async (api: string): Promise<string> => {
  const { provider } = (await import(`../../src/providers/${api}/provider.js`)) as { provider: Provider }
  const { reach } = (await import(`../../src/providers/${api}/testing/reach.js`)) as { reach: readonly Reach[] }
  const { operations } = await loadContract(api)
  const rows = operations.flatMap(({ id }) =>
    reach
      .filter(({ operation }) => operation === id)
      .sort((a, b) => a.status - b.status)
      .map(
        ({ status, code, when, options }) =>
          `| \`${id}\` | ${status}${code ? ` \`${code}\`` : ''} | ${cell(when)} | ${needs(options)} |`,
      ),
  )
  return `## ${provider.title}\n\n| operation | status | when | with |\n|---|---|---|---|\n${rows.join('\n')}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')

const needs = ({ profile, settings, rateLimits }: NonNullable<Reach['options']> = {}): string =>
  [
    profile === 'live' ? '`--profile live`' : '',
    rateLimits ? '`--rate-limits`' : '',
    ...Object.entries(settings ?? {}).flatMap(([api, values]) =>
      Object.entries(values).map(([name, value]) => `\`--set ${api}.${name}=${String(value)}\``),
    ),
  ]
    .filter(Boolean)
    .join(', ')
