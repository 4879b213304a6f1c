import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand } from './run-command.js'

const CACHE = fileURLToPath(new URL('../../.cache/compare', import.meta.url))

/** Seconds that an installation may take. */
const PATIENCE = 300

/**
 * Installs packages of exact versions into a folder of their own, outside the project's dependencies, and answers its
 * node_modules.
 * @throws Error with what npm said where it fails.
 */
export const install = async (name: string, packages: readonly string[]): Promise<string> => {
  const folder = join(CACHE, name)
  const modules = join(folder, 'node_modules')
  const present = packages.every((each) => existsSync(join(modules, each.replace(/(?!^)@.*$/, ''), 'package.json')))
  if (present) return modules
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const args = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--omit=optional',
    '--save-exact',
    ...packages,
  ]
  const { code, output } = await runCommand('npm', args, { cwd: folder, limit: PATIENCE })
  if (code !== 0) throw new Error(`npm install ${packages.join(' ')} failed: ${output.trim().split('\n').at(-1) ?? ''}`)
  return modules
}
