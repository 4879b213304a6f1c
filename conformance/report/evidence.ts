import type { JudgedRequirement } from '../run/verdicts.js'
import type { Report, ReportedExchange } from './report.js'

/** Exchanges that are told with a finding; the last ones show it best. */
const MOST_SHOWN = 2
/** Characters of a body that are told with a finding. */
const MOST_BODY = 600

const brief = (text: string): string =>
  (text.length > MOST_BODY ? `${text.slice(0, MOST_BODY)}…` : text).replace(/\s*\n\s*/g, ' ')

/** Request, answer and the line that repeats it. */
export const exchangeLines = ({ request, response, failure, curl }: ReportedExchange): string[] => [
  `> ${request.method} ${request.url}`,
  ...(request.body === null ? [] : [`> ${brief(request.body)}`]),
  response
    ? `< ${response.status} ${String(response.headers['content-type'] ?? '')} ${brief(response.body)}`.trimEnd()
    : `< ${failure?.kind}: ${failure?.message}`,
  curl,
]

/** The exchanges that are worth showing with a finding. */
export const evidenceOf = ({ exchanges }: Report, ids: readonly string[]): ReportedExchange[] =>
  ids.slice(-MOST_SHOWN).flatMap((id) => exchanges.find((exchange) => exchange.id === id) ?? [])

/** A failed requirement as plain text: sentence, source, each finding with its evidence. */
export const failureText = (report: Report, { sentence, source, findings }: JudgedRequirement): string =>
  [
    sentence,
    `source: ${source}`,
    ...findings.flatMap(({ check, message, exchanges }) => [
      '',
      `${message} (${check}, seed ${report.seed})`,
      ...evidenceOf(report, exchanges).flatMap(exchangeLines),
    ]),
  ].join('\n')
