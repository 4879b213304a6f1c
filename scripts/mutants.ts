import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { docs, inReadme } from './mutants/run/docs.js'
import { runMutants } from './mutants/run/run-mutants.js'
import { join, keep, kept } from './mutants/run/kept.js'
import { closingLine, matrix, summary } from './mutants/run/summary.js'
import { subjects } from './mutants/subjects/index.js'

/**
 * `npm run mutants`: lets the suite judge the unbroken mock again and again, then wrong mocks of every kind over HTTP, and
 * says which it did not notice. `--api okta` (repeatable) and `--only <part of a name>` choose; `--unbroken` makes no mutants;
 * `--quick` stops each mutant at its first failure; `--seeds 20` says how often the unbroken mock is judged per profile;
 * `--processes` says how many share the work, by default as many as there are cores;
 * `--output <folder>` says where the kill matrix goes; `--docs` writes `docs/mutants.md` and the section of the README,
 * with what the last runs of APIs that were not chosen came to.
 */
const { values } = parseArgs({
  options: {
    api: { type: 'string', multiple: true },
    only: { type: 'string' },
    unbroken: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '20' },
    processes: { type: 'string' },
    docs: { type: 'boolean', default: false },
    output: { type: 'string', default: 'coverage/mutants' },
  },
})
const [apis, seeds] = [values.api ?? Object.keys(subjects), Number(values.seeds)]
const processes = values.processes === undefined ? undefined : Number(values.processes)
const bad = readOptions()
if (bad !== undefined) {
  console.error(bad)
  process.exit(2)
}
mkdirSync(values.output, { recursive: true })
const write = (name: string, text: string) => writeFileSync(`${values.output}/${name}`, text)
const whole = values.only === undefined && !values.unbroken && !values.quick
const founds = []
for (const api of apis) {
  const options = {
    apis: [api],
    only: values.only,
    quick: values.quick,
    seeds,
    processes,
    onlyUnbroken: values.unbroken,
  }
  const found = await runMutants({ ...options, write, print: console.log })
  if (whole) keep(values.output, api, found)
  founds.push(found)
}
const found = join(founds)
write('matrix.json', matrix(found.outcomes))
const told = `${summary(found)}\n${closingLine(found.outcomes)}\n`
write('summary.md', told)
if (values.docs) {
  const all = join(Object.keys(subjects).map((api) => kept(values.output, api)))
  const readme = new URL('../README.md', import.meta.url)
  const page = `${summary(all)}\n${closingLine(all.outcomes)}\n`
  writeFileSync(new URL('../docs/mutants.md', import.meta.url), docs(page))
  writeFileSync(readme, inReadme(readFileSync(readme, 'utf8'), all))
}
console.log(told.trimEnd())
const missed = found.outcomes.some(({ fate }) => fate === 'missed')
process.exitCode = missed || found.unbroken.faults.length > 0 ? 1 : 0

/** What is wrong with the options, as a sentence. */
function readOptions(): string | undefined {
  const unknown = apis.find((api) => !(api in subjects))
  if (unknown !== undefined) return `--api takes ${Object.keys(subjects).join(', ')}, not "${unknown}"`
  if (!Number.isInteger(seeds) || seeds < 1) return `--seeds takes a number from 1 on, not "${values.seeds}"`
  if (processes !== undefined && !(Number.isInteger(processes) && processes > 0))
    return `--processes takes a number from 1 on, not "${values.processes}"`
  const part = values.only !== undefined || values.unbroken || values.quick
  return values.docs && part ? '--docs is for whole runs: leave --only, --unbroken and --quick out' : undefined
}
