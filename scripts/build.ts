import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { bundle } from './build/bundle.js'
import { notices } from './build/notices.js'

/**
 * `npm run build`. The code becomes a few files at the top of dist/, since reading hundreds of small modules takes longer
 * than running them; types and what the code reads beside itself lie under dist/ in the shape of the checkout, data as
 * JSON, so that the package starts without reading YAML: dist/specs/<api>.json, dist/specs/<api>.requirements.json,
 * dist/fixtures/<api>/seed.json.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const DIST = join(ROOT, 'dist')

const writeJson = (file: string, data: unknown): void => {
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, JSON.stringify(data))
}

const readYaml = (file: string): unknown => parse(readFileSync(file, 'utf8'), { maxAliasCount: 100 })

rmSync(DIST, { recursive: true, force: true })
execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', join(ROOT, 'src')], {
  stdio: 'inherit',
})
const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { dependencies: object }
const inputs = await bundle({
  root: ROOT,
  out: DIST,
  entries: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    express: 'src/adapters/express.ts',
    conformance: 'conformance/index.ts',
  },
  // a user's own copy serves for what is large and seldom needed; the rest is read faster from our files
  imports: [...Object.keys(dependencies), '@stoplight/prism-*'],
})
writeFileSync(join(DIST, 'third-party-licenses.txt'), notices(ROOT, Object.keys(inputs)))

for (const api of readdirSync(join(ROOT, 'specs'))) {
  const folder = join(ROOT, 'specs', api)
  if (!existsSync(join(folder, 'openapi.yaml'))) continue
  writeJson(join(DIST, 'specs', `${api}.json`), readYaml(join(folder, 'openapi.yaml')))
  const requirements = join(folder, 'requirements.yaml')
  if (existsSync(requirements)) writeJson(join(DIST, 'specs', `${api}.requirements.json`), readYaml(requirements))
}

for (const api of readdirSync(join(ROOT, 'fixtures'))) {
  const seed = join(ROOT, 'fixtures', api, 'seed.yaml')
  if (existsSync(seed)) writeJson(join(DIST, 'fixtures', api, 'seed.json'), readYaml(seed))
}
// documents that the code reads beside itself: what a lint rule refuses and accepts, the shape of a report, what a second
// reader may read otherwise
for (const folder of ['src/lint/rules', 'src/lint/base', 'conformance/report', 'conformance/referee']) {
  for (const file of readdirSync(join(ROOT, folder))) {
    if (!/\.(good|bad)\.yaml$|-differences\.yaml$|\.schema\.json$/.test(file)) continue
    mkdirSync(join(DIST, folder), { recursive: true })
    copyFileSync(join(ROOT, folder, file), join(DIST, folder, file))
  }
}

// the console's files go to the browser as they are, without what its checker reads
cpSync(join(ROOT, 'src/console/assets'), join(DIST, 'src/console/assets'), {
  recursive: true,
  filter: (file) => !/\.d\.ts$|tsconfig\.json$/.test(file),
})

copyFileSync(join(ROOT, 'fixtures/schema.json'), join(DIST, 'fixtures/schema.json'))

chmodSync(join(DIST, 'cli.js'), 0o755)
