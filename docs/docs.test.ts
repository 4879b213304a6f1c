import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createMock } from '../src/index.js'

/**
 * The lines of the pages work, in the order in which they stand. Each page gets a mock of its own, and its ```sh blocks
 * run as one script. A call must answer 2xx, or what a comment before it says: `# answers 404`.
 */
const DOCS = fileURLToPath(new URL('.', import.meta.url))
const TSX = fileURLToPath(new URL('../node_modules/tsx/dist/loader.mjs', import.meta.url))
const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))

/** Pages whose blocks are not meant to run one after another against a mock that runs. */
const ELSEWHERE: Record<string, string> = {
  'mock.md': 'shows how to start mocks, and ids that each reader gets anew',
  'verify.md': 'needs implementations to judge',
}

const pages = readdirSync(DOCS)
  .filter((name) => name.endsWith('.md') && !(name in ELSEWHERE))
  .map((name) => ({ name, text: readFileSync(join(DOCS, name), 'utf8') }))
  .filter(({ text }) => blocksOf(text).some((block) => block.includes('curl')))

/** Calls are noted with the status that is expected; all else runs as it stands. */
const PRELUDE = `
set -u
expect() { echo "$1" > "$NOTES/expected"; }
curl() {
  local wanted=2xx
  [ -f "$NOTES/expected" ] && wanted=$(cat "$NOTES/expected") && rm "$NOTES/expected"
  command curl --silent --show-error --write-out '%{stderr}status:%{http_code}\\n' "$@" 2> "$NOTES/errors"
  echo "$wanted $(sed -n 's/^status://p' "$NOTES/errors") curl \${*//$'\\n'/ }" >> "$NOTES/calls"
}
npx() {
  shift
  node --import "$TSX" "$MAIN" "$@" || echo "0 exit:$? npx facsimile $*" >> "$NOTES/calls"
}
`

const scriptOf = (text: string, port: number): string =>
  PRELUDE +
  blocksOf(text)
    .join('\n')
    .replaceAll(/^\s*# answers (\d+).*$/gm, 'expect $1')
    .replaceAll('4010', String(port))

function blocksOf(text: string): string[] {
  return [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block!)
}

const run = (script: string, folder: string): Promise<string> =>
  new Promise((resolve, reject) => {
    writeFileSync(join(folder, 'script.sh'), script)
    const env = { ...process.env, NOTES: folder, TSX, MAIN }
    const shell = spawn('bash', ['script.sh'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    shell.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk))
    shell.on('error', reject)
    shell.on('close', () => resolve(errors))
  })

test('pages of each topic of the control plane are among them', () => {
  const names = pages.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['capsule.md', 'coverage.md', 'journal.md', 'state.md', 'worlds.md']))
})

test.each(pages)('$name', async ({ text }) => {
  const mock = await createMock({ seed: 1 })
  try {
    const folder = mkdtempSync(join(tmpdir(), 'facsimile-docs-'))
    const errors = await run(scriptOf(text, (await mock.listen()).port), folder)
    const calls = readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n')
    const wrong = calls.filter((line) => {
      const [wanted, status] = line.split(' ', 2) as [string, string]
      return wanted === '2xx' ? !/^2\d\d$/.test(status) : status !== wanted
    })
    expect(wrong, errors).toEqual([])
    expect(errors).toBe('')
    // each line that begins with curl was counted: none was skipped over
    expect(calls.length).toBeGreaterThanOrEqual(blocksOf(text).join('\n').match(/^curl /gm)?.length ?? 0)
  } finally {
    await mock.close()
  }
})
