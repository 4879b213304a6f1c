import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generated.js'

/** `src/lint/rules/index.ts` and `ids.ts`: a rule is registered by its file being there. */
export const lintRuleIndex = async (root: string): Promise<Generated[]> => {
  const folder = join(root, 'src/lint/rules')
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !['index.ts', 'ids.ts'].includes(name))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort()
  const header = '// Written by `npm run generate` from the files beside this one. Do not edit.\n'
  const local = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
  const index = `${header}import type { Rule } from '../rule.js'
${ids.map((id) => `import { rule as ${local(id)} } from './${id}.js'\n`).join('')}
/** Our own rules, by id. */
export const RULES: readonly Rule[] = [
${ids.map((id) => `  ${local(id)},\n`).join('')}]
`
  const list = `${header}
/** Ids of our own rules, without the rules themselves. */
export const RULE_IDS: readonly string[] = [
${ids.map((id) => `  '${id}',\n`).join('')}]
`
  return [
    { file: join(folder, 'index.ts'), content: index },
    { file: join(folder, 'ids.ts'), content: list },
  ]
}
