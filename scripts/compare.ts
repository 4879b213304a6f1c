import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Mutant } from './mutants/mutant.js'
import { subjects } from './mutants/subjects/index.js'
import { createBench } from './compare/bench.js'
import { page } from './compare/page.js'
import { endedOnce, killer, readResults, testsOf, writeResults, type Results, type Run } from './compare/results.js'
import { sampleMutants } from './compare/sample.js'
import { serve } from './compare/serve.js'
import { TOOLS } from './compare/tools/index.js'
import type { Judge } from './compare/tool.js'

/**
 * `npm run compare`: lets this suite and other contract testers judge the same mutants and the unbroken mock, one after
 * the other, and writes `docs/comparison.md`. Tools are installed below `.cache/`.
 *
 * `--api` and `--tool` (repeatable) choose; `--sample <number>` says how many mutants of each API, `--all` takes all of
 * them, `--seed <number>` draws others; `--resume` goes on where a run was stopped; `--page` only writes the page again.
 */
const { values } = parseArgs({
  options: {
    api: { type: 'string', multiple: true, default: Object.keys(subjects) },
    tool: { type: 'string', multiple: true, default: TOOLS.map(({ id }) => id) },
    sample: { type: 'string', default: '10' },
    all: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    resume: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  },
})

/** Runs against the unbroken mock: what any of them says counts as said, and the fastest one's time. */
const RUNS = 2

const tools = TOOLS.filter(({ id }) => values.tool.includes(id))
const scratch = join(tmpdir(), 'facsimile-compare')

const main = async (): Promise<void> => {
  const began = new Date().toISOString()
  const results: Results =
    values.resume || values.page
      ? readResults()
      : { seed: Number(values.seed), began, sample: [], versions: {}, unbroken: {}, mutants: {} }
  if (!values.page) await compare(results)
  writeFileSync(new URL('../docs/comparison.md', import.meta.url), page(results, TOOLS))
}

const compare = async (results: Results): Promise<void> => {
  mkdirSync(scratch, { recursive: true })
  const drawn = await draw(results)
  const judges = new Map<string, Judge>()
  for (const tool of tools) {
    for (const api of values.api) {
      const key = `${tool.id} ${api}`
      try {
        results.versions[tool.id] ??= await tool.version()
        const judge = await tool.prepare(await createBench(api, tool.id, scratch))
        judges.set(key, judge)
        if (Array.isArray(results.unbroken[key])) continue
        const runs: Run[] = []
        for (let run = 0; run < RUNS; run++) runs.push(await judgeOne(results, judge, api))
        results.unbroken[key] = runs
        const [{ requests, findings, trouble }] = runs as [Run]
        console.log(`${key}: unbroken: ${requests} requests, ${testsOf(findings).length} false alarms ${trouble ?? ''}`)
      } catch (error) {
        results.unbroken[key] = error instanceof Error ? error.message : String(error)
        console.log(`${key}: ${results.unbroken[key]}`)
      }
      writeResults(results)
    }
  }
  for (const [i, mutant] of drawn.entries()) {
    for (const tool of tools) {
      const judge = judges.get(`${tool.id} ${mutant.api}`)
      const key = `${tool.id} ${mutant.name}`
      if (!judge || results.mutants[key] || !endedOnce(results, tool.id, mutant.api)) continue
      results.mutants[key] = await judgeOne(results, judge, mutant.api, mutant)
    }
    // a mutant counts once every tool has judged it
    const { name, api, operator, clause } = mutant
    if (!results.sample.some((each) => each.name === name)) results.sample.push({ name, api, operator, clause })
    const by = tools.filter(({ id }) => killer(results, id, mutant) !== undefined).map(({ id }) => id)
    console.log(`${i + 1} of ${drawn.length}: ${mutant.name}: ${by.join(', ') || 'nobody'}`)
    writeResults(results)
  }
}

/** The sample, APIs in turns, so that a run which is stopped has some of each. */
const draw = async ({ seed }: Results): Promise<Mutant[]> => {
  const size = values.all ? Infinity : Number(values.sample)
  const groups: Mutant[][] = []
  for (const api of values.api) groups.push(await sampleMutants(api, size, seed))
  const longest = Math.max(...groups.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => groups.flatMap((group) => group.slice(i, i + 1))).flat()
}

/** Lets a tool judge a fresh mock. */
const judgeOne = async (results: Results, judge: Judge, api: string, mutant?: Mutant): Promise<Run> => {
  const [load = 0] = loadavg()
  const { least = load, most = load } = results.load ?? {}
  results.load = { least: Math.min(least, load), most: Math.max(most, load), cores: availableParallelism() }
  const served = await serve(api, mutant?.make())
  const start = performance.now()
  try {
    const judged = await judge(served.target)
    return { ...judged, requests: served.requests(), seconds: (performance.now() - start) / 1000 }
  } catch (error) {
    const trouble = error instanceof Error ? error.message : String(error)
    return { findings: [], trouble, requests: served.requests(), seconds: (performance.now() - start) / 1000 }
  } finally {
    await served.close()
  }
}

await main()
process.exit()
