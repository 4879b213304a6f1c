import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Generated } from './generated.js'

const HEADER = '// Written by `npm run generate` from the folders beside this file. Do not edit.\n'

/** Folders of stories written by hand, each a layer of the suite. */
const LAYERS = ['credentials', 'scenarios', 'robustness', 'model', 'generated']

/** `conformance/apis/index.ts`, and per API `stories.ts`: a story is registered by its file being there. */
export const conformanceIndex = async (root: string): Promise<Generated[]> => {
  const folder = join(root, 'conformance/apis')
  const apis = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'api.ts')))
    .sort()
  const entries = apis.map((api) => `  ${/^[a-z]+$/.test(api) ? api : `'${api}'`}: () => import('./${api}/api.js'),`)
  const index = `${HEADER}import type { Api } from './api.js'

/** What the suite knows of each API; loaded only when asked for. */
export const apis: Readonly<Record<string, () => Promise<{ api: Api }>>> = {
${entries.join('\n')}
}
`
  return [
    { file: join(folder, 'index.ts'), content: index },
    ...apis.map((api) => ({ file: join(folder, api, 'stories.ts'), content: stories(join(folder, api)) })),
  ]
}

const stories = (folder: string): string => {
  const found = LAYERS.filter((layer) => existsSync(join(folder, layer))).flatMap((layer) =>
    readdirSync(join(folder, layer))
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .sort()
      .map((file) => `${layer}/${file.slice(0, -3)}`),
  )
  const name = (id: string) => id.replace(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase())
  return `${HEADER}import type { Story } from '../../run/story.js'
${found.map((id) => `import { scenario as ${name(id)} } from './${id}.js'`).join('\n')}

/** Every story of this API, by its layer and file. */
export const stories: Readonly<Record<string, Story>> = {
${found.map((id) => `  '${id}': ${name(id)},`).join('\n')}
}
`
}
