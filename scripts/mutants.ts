import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { docs } from './mutants/run/docs.js'
import { runMutants } from './mutants/run/run-mutants.js'
import { closingLine, summary } from './mutants/run/summary.js'
import { subjects } from './mutants/subjects/index.js'

/**
 * `npm run mutants`: makes wrong mocks of every kind, lets the suite judge each over HTTP, and says which it did not notice.
 * `--api okta` (repeatable) and `--only <part of a name>` choose; `--quick` stops each at its first failure;
 * `--output <folder>` says where the kill matrix goes, `--docs` writes the summary to `docs/mutants.md` too.
 */
const { values } = parseArgs({
  options: {
    api: { type: 'string', multiple: true },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
    output: { type: 'string', default: 'coverage/mutants' },
  },
})
mkdirSync(values.output, { recursive: true })
const write = (name: string, text: string) => writeFileSync(`${values.output}/${name}`, text)
const apis = values.api ?? Object.keys(subjects)
const found = await runMutants({ apis, only: values.only, quick: values.quick, write, print: console.log })
const told = `${summary(found)}\n${closingLine(found.outcomes)}\n`
write('summary.md', told)
if (values.docs) writeFileSync(new URL('../docs/mutants.md', import.meta.url), docs(told))
console.log(told.trimEnd())
process.exitCode = found.outcomes.some(({ fate }) => fate === 'missed') ? 1 : 0
