import type { JudgedRequirement } from '../run/verdicts.js'
import { failureText } from './evidence.js'
import type { FormatOptions } from './format.js'
import type { Report } from './report.js'
import { standing } from './standing.js'
import { terminalReport } from './terminal.js'

/** GitHub shows so many annotations of one kind per step and drops the rest. */
const MOST_SHOWN = 10

type Kind = 'error' | 'warning' | 'notice'

interface Annotation {
  kind: Kind
  title: string
  message: string
}

/** What GitHub Actions reads out of a step's log: the terminal report, then an annotation for each failure. */
export const github = (reports: readonly Report[], options: FormatOptions): string => {
  const log = reports.map((report) => terminalReport(report, { colour: false })).join('')
  const all = reports.flatMap((report) => annotations(report, options))
  const lines = (['error', 'warning', 'notice'] as const).flatMap((kind) =>
    bounded(all.filter((each) => each.kind === kind)).map(command),
  )
  return `${harmless(log)}${lines.join('')}`
}

const annotations = (report: Report, { complete = false }: FormatOptions): Annotation[] => {
  const { api, requirements, baseline, ours } = report
  const of = (...names: string[]) => requirements.filter((each) => names.includes(standing(each, complete)))
  const unjudged = requirements.filter(({ level, verdict }) => level === 'MUST' && verdict === 'untested')
  return [
    ...of('broken').map((each): Annotation => told('error', report, each)),
    ...baseline.stale.map(({ requirement, reason }): Annotation => ({
      kind: 'error',
      title: `${requirement}: stale in the baseline`,
      message: reason,
    })),
    ...of('warned').map((each) => told(each.accepted ? 'notice' : 'warning', report, each)),
    ...(unjudged.length === 0
      ? []
      : [
          {
            kind: complete ? ('error' as const) : ('warning' as const),
            title: `${api}: ${unjudged.length} MUSTs could not be judged`,
            message: unjudged.map(({ id, reason }) => `${id}: ${reason}`).join('\n'),
          },
        ]),
    ...ours.map(({ story, message }): Annotation => ({
      kind: 'warning',
      title: `fault of the suite in ${story}`,
      message,
    })),
  ]
}

const told = (kind: Kind, report: Report, requirement: JudgedRequirement): Annotation => ({
  kind,
  title: `${requirement.id}: ${requirement.findings[0]?.message ?? ''}`,
  message: failureText(report, requirement),
})

/** The last one that is shown tells of those that are not. */
const bounded = (all: readonly Annotation[]): Annotation[] => {
  if (all.length <= MOST_SHOWN) return [...all]
  const rest = all.slice(MOST_SHOWN - 1)
  return [
    ...all.slice(0, MOST_SHOWN - 1),
    {
      kind: rest[0]!.kind,
      title: `and ${rest.length} more`,
      message: rest.map(({ title }) => title).join('\n'),
    },
  ]
}

/** @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const command = ({ kind, title, message }: Annotation): string =>
  `::${kind} title=${data(title.split('\n', 1)[0]!.slice(0, 200)).replaceAll(':', '%3A').replaceAll(',', '%2C')}::${data(message)}\n`

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

/** What a target answered must not be read as a command. */
const harmless = (text: string): string => text.replace(/^(\s*):(?=:)/gm, '$1:\u200b').replaceAll('##[', '##\u200b[')
