import type { Idle } from './idle.js'
import type { Outcome } from './outcomes.js'
import type { Found } from './run-mutants.js'
import type { Unbroken } from './unbroken.js'

const count = (outcomes: readonly Outcome[], fate: Outcome['fate']): number =>
  outcomes.filter((each) => each.fate === fate).length

export const closingLine = (outcomes: readonly Outcome[]): string =>
  `mutants: ${outcomes.length} made, ${count(outcomes, 'killed')} killed, ` +
  `${count(outcomes, 'explained')} explained, ${count(outcomes, 'missed')} missed`

/** What came of the mock as it is, as a sentence. */
export const ofUnbroken = ({ seeds, runs, free, faults }: Unbroken): string =>
  `The unbroken mock was judged ${runs.length} times (${seeds} seeds, both profiles), and ${free.length} times with a freedom ` +
  `that contract and sources leave to a server. ${faults.length === 0 ? 'Every run passed, without an untested MUST' : `${faults.length} faults`}; ` +
  `the longest took ${Math.max(0, ...runs.map(({ requests }) => requests))} requests.`

/** Every mutant with every requirement that failed, by layer. */
export const matrix = (outcomes: readonly Outcome[]): string => `${JSON.stringify(outcomes, undefined, 1)}\n`

/** One line for each mutant: its fate, and by layer the requirements that failed. */
export const matrixLines = (outcomes: readonly Outcome[]): string[] =>
  outcomes.map(({ mutant, fate, failed, failures }) => {
    const layers = new Map<string, Set<string>>()
    for (const { layer, requirement } of failures) {
      if (failed.includes(requirement)) layers.set(layer, (layers.get(layer) ?? new Set()).add(requirement))
    }
    const cells = [...layers].map(([layer, requirements]) => `${layer}: ${[...requirements].join(' ')}`)
    return [fate.padEnd('explained'.length), mutant.name, ...cells].join(' | ')
  })

const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((part / whole) * 100).toFixed(1)} %`)

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n')

const by = (outcomes: readonly Outcome[], key: (outcome: Outcome) => string): [string, Outcome[]][] => {
  const groups = new Map<string, Outcome[]>()
  for (const outcome of outcomes) groups.set(key(outcome), [...(groups.get(key(outcome)) ?? []), outcome])
  return [...groups]
}

const attributed = (outcomes: readonly Outcome[]): string => {
  const killed = outcomes.filter(({ fate }) => fate === 'killed')
  return percent(killed.filter((each) => each.attributed).length, killed.length)
}

const counts = (group: readonly Outcome[]) => [
  group.length,
  count(group, 'killed'),
  count(group, 'explained'),
  count(group, 'missed'),
  attributed(group),
]

const COLUMNS = ['made', 'killed', 'explained', 'missed', 'right requirement']

/** Mutants by API, as a table. */
export const byApi = ({ outcomes }: Pick<Found, 'outcomes'>): string =>
  table(
    ['API', ...COLUMNS],
    [
      ...by(outcomes, ({ mutant }) => mutant.api).map(([api, group]) => [api, ...counts(group)]),
      ['all', ...counts(outcomes)],
    ],
  )

/** What a run came to, as Markdown. */
export const summary = ({ unbroken, outcomes, checks, requirements, unexercised }: Found): string => {
  const parts = [
    ofUnbroken(unbroken),
    list('What the suite does not accept of the unbroken mock', unbroken.faults),
    list('Requirements that no run exercised', unexercised.map(idle)),
    outcomes.length === 0 ? '' : byApi({ outcomes }),
    outcomes.length === 0
      ? ''
      : table(
          ['operator', ...COLUMNS],
          by(outcomes, ({ mutant }) => mutant.operator).map(([name, group]) => [name, ...counts(group)]),
        ),
    outcomes.length === 0 ? '' : table(['layer', 'kills', 'kills alone'], layers(outcomes)),
    list('Missed', outcomes.filter(({ fate }) => fate === 'missed').map(named)),
    list(
      'Explained',
      outcomes.filter(({ fate }) => fate === 'explained').map((each) => `${named(each)} ${each.reason}`),
    ),
    list('Checks that kill no mutant', checks.map(idle)),
    list('MUSTs that guard no mutant which every passive check lets through', requirements.map(idle)),
    list(
      'Killed by another requirement than the one that is broken',
      outcomes
        .filter((each) => each.fate === 'killed' && !each.attributed)
        .map(
          (each) =>
            `${named(each)} Failed: ${each.failed.join(', ')}. Breaks: ${each.mutant.breaks.join(', ') || '?'}.`,
        ),
    ),
    list(
      'Trouble of the suite',
      outcomes
        .filter(({ trouble }) => trouble)
        .map((each) => `\`${each.mutant.name}\`: ${each.trouble!.split('\n')[0]}`),
    ),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const idle = ({ name, reason = 'not explained' }: Idle): string => `\`${name}\`: ${reason}`

const named = ({ mutant }: Outcome): string => `\`${mutant.name}\`: ${mutant.clause}`

const list = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${title}:\n\n${lines.map((line) => `- ${line}`).join('\n')}`

/** How many mutants a layer kills, and how many that no other layer does. */
const layers = (outcomes: readonly Outcome[]): [string, number, number][] => {
  const killed = outcomes
    .filter(({ fate }) => fate === 'killed')
    .map(
      ({ failed, failures }) =>
        new Set(failures.filter((each) => failed.includes(each.requirement)).map(({ layer }) => layer)),
    )
  return [...new Set(killed.flatMap((each) => [...each]))].map((layer) => [
    layer,
    killed.filter((each) => each.has(layer)).length,
    killed.filter((each) => each.has(layer) && each.size === 1).length,
  ])
}
