import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generated.js'

const BEGIN = '<!-- rules: written by npm run generate -->'
const END = '<!-- /rules -->'

/** The table of rules in `docs/linting.md`. */
export const lintRulesTable = async (root: string): Promise<Generated[]> => {
  const file = join(root, 'docs/linting.md')
  if (!existsSync(file)) return []
  const { RULES } = await import('../../src/lint/rules/index.js')
  const { BASE_RULES } = await import('../../src/lint/base-rules.js')
  const text = readFileSync(file, 'utf8')
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (begin < 0 || end < begin) throw new Error(`${file} has no place for the rules, between "${BEGIN}" and "${END}"`)
  const rows = (rules: readonly { id: string; severity: string; why: string }[]): string =>
    [
      '| rule | by default | why |',
      '|---|---|---|',
      ...rules.map(({ id, severity, why }) => `| \`${id}\` | ${severity} | ${why} |`),
    ].join('\n')
  const table = `${BEGIN}\n### Our own\n\n${rows(RULES)}\n\n### The engine's\n\n${rows(BASE_RULES)}\n${END}`
  return [{ file, content: text.slice(0, begin) + table + text.slice(end + END.length) }]
}
