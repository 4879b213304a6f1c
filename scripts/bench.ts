import { amongOthers } from './bench/crowd.js'
import { bareStarts, startUpTimes } from './bench/start-up.js'
import { throughput } from './bench/throughput.js'

/**
 * `npm run bench`: measured on the built code, so run `npm run build` first. Speeds are ratios against servers that
 * answer the same bytes and run beside the mock; absolute numbers say more of the machine than of the program.
 */
const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

const starts = await startUpTimes(11)
console.log(`start of the built command line to its first answer, five APIs: median ${median(starts).toFixed(0)} ms`)
console.log(`  (${starts.length} starts, ${Math.min(...starts).toFixed(0)} to ${Math.max(...starts).toFixed(0)} ms)`)
const bare = median(await bareStarts(11))
console.log(`  ${(median(starts) / bare).toFixed(1)} times the start of Node.js itself (${bare.toFixed(0)} ms)`)

for (const work of ['get', 'delete'] as const) {
  const rates = await throughput(work, 5)
  const mock = median(rates.mock)
  console.log(`${work === 'get' ? 'GET a session' : 'DELETE a session'}: ${Math.round(mock)} requests per second`)
  for (const beside of ['node', 'express'] as const) {
    const ratios = rates.mock.map((rate, i) => rate / rates[beside][i]!)
    const name = beside === 'node' ? 'bare node:http' : 'bare Express'
    console.log(`  ${median(ratios).toFixed(2)} of ${name} (${Math.round(median(rates[beside]))} requests per second)`)
  }
}

await amongOthers(10)
const [few, many] = [await amongOthers(1000), await amongOthers(1_000_000)]
console.log('among 1,000,000 sessions of other users, beside among 1,000 (in process):')
for (const work of ['get', 'list', 'delete'] as const) {
  console.log(
    `  ${work}: ${(many[work] / few[work]).toFixed(2)} of the speed (${Math.round(many[work])} calls per second)`,
  )
}
