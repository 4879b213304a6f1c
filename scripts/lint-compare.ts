import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ownCli } from './own-cli.js'

/**
 * Time and memory of our linter beside Redocly's and, where its script is given, Spectral's, on the same documents:
 *
 *     npx tsx scripts/lint-compare.ts [--spectral <path to spectral's index.js>] [--runs 3] <document>…
 *
 * The linters take turns, each in a process of its own; the numbers are those of the fastest run. With dist/ built, the
 * built command runs; else the sources.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const MINUTES = 5

interface Linter {
  name: string
  args(document: string): string[]
}

interface Measured {
  seconds: number
  megabytes: number
  code: number | null
}

/** Writes what the process has used to a file when it ends. */
const METER =
  'data:text/javascript,' +
  encodeURIComponent(
    "import{writeFileSync}from'node:fs';process.on('exit',()=>writeFileSync(process.env.LINT_METER,JSON.stringify(process.resourceUsage())))",
  )

const measure = (linter: Linter, document: string, folder: string): Measured => {
  const meter = join(folder, 'usage.json')
  const start = performance.now()
  const { status } = spawnSync(process.execPath, ['--import', METER, ...linter.args(document)], {
    stdio: 'ignore',
    cwd: folder,
    timeout: MINUTES * 60_000,
    env: { ...process.env, LINT_METER: meter },
  })
  const seconds = (performance.now() - start) / 1000
  const { maxRSS } = existsSync(meter) ? (JSON.parse(readFileSync(meter, 'utf8')) as { maxRSS: number }) : { maxRSS: 0 }
  rmSync(meter, { force: true })
  return { seconds, megabytes: maxRSS / 1024, code: status }
}

const best = (measured: readonly Measured[]): Measured => measured.reduce((a, b) => (b.seconds < a.seconds ? b : a))

const lintersOf = (spectral: string | undefined, folder: string): Linter[] => {
  const ours = ownCli()
  const redocly = join(ROOT, 'node_modules/@redocly/cli/bin/cli.js')
  const ruleset = join(folder, 'ruleset.json')
  writeFileSync(ruleset, JSON.stringify({ extends: ['spectral:oas'] }))
  return [
    { name: 'facsimile lint', args: (document) => [...ours, 'lint', '--format', 'json', document] },
    {
      name: 'redocly lint',
      args: (document) => [redocly, 'lint', '--format=json', '--max-problems=1000000', document],
    },
    ...(spectral
      ? [
          {
            name: 'spectral lint',
            args: (document: string) => [spectral, 'lint', '--format', 'json', '--ruleset', ruleset, document],
          },
        ]
      : []),
  ]
}

const main = (): number => {
  const { values, positionals } = parseArgs({
    options: { spectral: { type: 'string' }, runs: { type: 'string', default: '3' } },
    allowPositionals: true,
  })
  if (positionals.length === 0) {
    console.error('lint-compare: name the documents to lint')
    return 2
  }
  const folder = mkdtempSync(join(tmpdir(), 'lint-compare-'))
  const linters = lintersOf(values.spectral && resolve(values.spectral), folder)
  console.log(`| document | size | ${linters.map(({ name }) => name).join(' | ')} |`)
  console.log(`|---|---|${linters.map(() => '---').join('|')}|`)
  for (const document of positionals.map((path) => resolve(path))) {
    const runs = linters.map((): Measured[] => [])
    for (let run = 0; run < Number(values.runs); run++)
      linters.forEach((linter, i) => runs[i]!.push(measure(linter, document, folder)))
    const cells = runs
      .map(best)
      .map(({ seconds, megabytes, code }) =>
        code === null ? `ended by force after ${MINUTES} min` : `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB`,
      )
    console.log(`| ${basename(document)} | ${(statSync(document).size / 1e6).toFixed(1)} MB | ${cells.join(' | ')} |`)
  }
  rmSync(folder, { recursive: true, force: true })
  return 0
}

process.exitCode = main()
