import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runMutants } from './mutants/run/run-mutants.js'
import { subjects } from './mutants/subjects/index.js'

/**
 * `npm run mutants`: makes wrong mocks of every kind, lets the suite judge each over HTTP, and says which it did not notice.
 * `--api okta` (repeatable) and `--only <part of a name>` choose; `--quick` stops each at its first failure;
 * `--output <folder>` says where the kill matrix goes.
 */
const { values } = parseArgs({
  options: {
    api: { type: 'string', multiple: true },
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    output: { type: 'string', default: 'coverage/mutants' },
  },
})
mkdirSync(values.output, { recursive: true })
const { missed } = await runMutants({
  apis: values.api ?? Object.keys(subjects),
  only: values.only,
  quick: values.quick,
  write: (name, text) => writeFileSync(`${values.output}/${name}`, text),
  print: (line) => console.log(line),
})
process.exitCode = missed > 0 ? 1 : 0
