import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generated.js'

/** `src/providers/index.ts`: a provider is registered by its folder being there. */
export const providerIndex = async (root: string): Promise<Generated[]> => {
  const folder = join(root, 'src/providers')
  const apis = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'provider.ts')))
    .sort()
  const entries = apis.map(
    (api) => `  ${/^[a-z]+$/.test(api) ? api : `'${api}'`}: () => import('./${api}/provider.js'),`,
  )
  const content = `// Written by \`npm run generate\` from the folders beside this file. Do not edit.
import type { Provider } from '../engine/provider.js'

/** How to get each provider; loaded only when asked for. */
export const providers: Readonly<Record<string, () => Promise<{ provider: Provider }>>> = {
${entries.join('\n')}
}
`
  return [{ file: join(folder, 'index.ts'), content }]
}
