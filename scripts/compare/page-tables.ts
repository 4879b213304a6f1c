import { LIMIT } from './run-command.js'
import { alarms, endedOnce, killer, testsOf, type Drawn, type Results, type Run } from './results.js'
import type { Tool } from './tool.js'

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const runsOf = (results: Results, tool: string, api: string): readonly Run[] => {
  const runs = results.unbroken[`${tool} ${api}`]
  return Array.isArray(runs) ? runs : []
}

/** How many of them a tool kills; a dash where it judged none. */
const killed = (results: Results, tool: string, of: readonly Drawn[]): number | string =>
  of.some(({ name }) => results.mutants[`${tool} ${name}`])
    ? of.filter((mutant) => killer(results, tool, mutant) !== undefined).length
    : '–'

const alarmsOf = (results: Results, tool: string, api: string): number => testsOf(alarms(results, tool, api)).length

const seconds = (runs: readonly Run[]): number => Math.min(...runs.map((run) => run.seconds))

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

export const summaryTable = (results: Results, tools: readonly Tool[], apis: readonly string[]): string =>
  table(
    ['tester', 'version', `killed of ${results.sample.length}`, 'false alarms', 'requests', 'seconds'],
    tools.map(({ id, name }) => {
      const judged = apis.filter((api) => runsOf(results, id, api).length > 0)
      return [
        name,
        results.versions[id]!,
        killed(results, id, results.sample),
        sum(judged.map((api) => alarmsOf(results, id, api))),
        sum(judged.map((api) => runsOf(results, id, api)[0]!.requests)),
        sum(judged.map((api) => seconds(runsOf(results, id, api)))).toFixed(0),
      ]
    }),
  )

export const perApiTable = (results: Results, tools: readonly Tool[], apis: readonly string[]): string =>
  table(
    ['tester', ...apis.map((api) => `${api} (${results.sample.filter((each) => each.api === api).length})`)],
    tools.map(({ id, name }) => [
      name,
      ...apis.map((api) => {
        const runs = results.unbroken[`${id} ${api}`]
        if (!Array.isArray(runs)) return `no run: ${runs ?? 'left out'}`
        const of = results.sample.filter((each) => each.api === api)
        const rest = [alarmsOf(results, id, api), runs[0]!.requests, `${seconds(runs).toFixed(1)} s`]
        const count = endedOnce(results, id, api) ? `**${killed(results, id, of)}**` : `no end in ${LIMIT} s`
        return `${count}; ${rest.join(', ')}`
      }),
    ]),
  )

/** What sorts of wrong there are, by the operators that make them. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'status, headers, media type, connection': ['reply status', 'reply header', 'media type', 'connection'],
  'bodies of answers': ['reply body', 'reply shape', 'reply value', 'error code', 'wrong refusal'],
  'what requests are held to': ['validation skipped', 'validation too strict', 'parameter', 'filter'],
  credentials: ['credential let in', 'credential refused'],
  'effects, lists, time': ['refused with effect', 'effect', 'list', 'time', 'race', 'not idempotent'],
  'beside the operations': ['beside the operations'],
}

export const familyTable = (results: Results, tools: readonly Tool[]): string => {
  const groups = Object.entries(FAMILIES).map(([family, operators]) => {
    const of = results.sample.filter(({ operator }) => operators.includes(operator))
    return { family, of }
  })
  const some = groups.filter(({ of }) => of.length > 0)
  return table(
    ['tester', ...some.map(({ family, of }) => `${family} (${of.length})`)],
    tools.map(({ id, name }) => [name, ...some.map(({ of }) => killed(results, id, of))]),
  )
}

/** Tests that are listed of one tester and API. */
const MOST = 4

export const alarmList = (results: Results, { id, name }: Tool, apis: readonly string[]): string =>
  [
    `${name}:`,
    '',
    ...apis.flatMap((api) => {
      const tests = testsOf(alarms(results, id, api))
      const more = tests.length > MOST ? [`- ${api}: ${tests.length - MOST} more`] : []
      return [...tests.slice(0, MOST).map((test) => `- ${api}: \`${test}\``), ...more]
    }),
  ].join('\n')

export const unseenList = (results: Results, tools: readonly Tool[]): string => {
  const [ours, others] = [true, false].map((own) => tools.filter(({ better }) => (better === undefined) === own))
  const lines = ours!.map((our) => {
    const judged = results.sample.filter(({ name }) => results.mutants[`${our.id} ${name}`])
    const missed = judged.filter((mutant) => killer(results, our.id, mutant) === undefined)
    const seen = missed.flatMap((mutant) => {
      const by = others!.filter(({ id }) => killer(results, id, mutant) !== undefined).map(({ name }) => name)
      return by.length > 0 ? [`\`${mutant.name}\` (${by.join(', ')})`] : []
    })
    return `- ${our.name} misses ${missed.length}, of which others kill ${seen.length}${seen.length > 0 ? `: ${seen.join('; ')}` : ''}`
  })
  const together = results.sample.filter((mutant) =>
    others!.some(({ id }) => killer(results, id, mutant) !== undefined),
  )
  return [...lines, `- all others together kill ${together.length} of ${results.sample.length}`].join('\n')
}

export const mutantTable = (results: Results, tools: readonly Tool[]): string =>
  table(
    ['mutant', 'what is wrong', 'killed by'],
    results.sample.map((mutant) => {
      const by = tools.filter(({ id }) => killer(results, id, mutant) !== undefined).map(({ id }) => id)
      return [`\`${mutant.name}\``, mutant.clause.replaceAll('|', '\\|'), by.join(', ') || 'nobody']
    }),
  )
