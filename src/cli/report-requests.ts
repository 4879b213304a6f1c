import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'

/** A report that was asked for: its format, and the file it goes to; standard output where there is none. */
export interface ReportRequest {
  format: string
  output?: string
}

/** `--format` and `--output` in the order in which they were given. */
export type ReportFlag = { format: string } | { output: string }

/**
 * Pairs formats and files: an `--output` belongs to the `--format` before it, and one that comes first to the first
 * `--format`. An `--output` alone takes the terminal report.
 * @throws UserError for an output that no format is left for.
 */
export const pairReports = (flags: readonly ReportFlag[]): ReportRequest[] => {
  const requests: ReportRequest[] = []
  let waiting: string | undefined
  for (const flag of flags) {
    const last = requests.at(-1)
    if ('format' in flag) {
      requests.push({ format: flag.format, ...(waiting === undefined ? {} : { output: waiting }) })
      waiting = undefined
    } else if (last && last.output === undefined) last.output = flag.output
    else if (!last && waiting === undefined) waiting = flag.output
    else throw new UserError(`--output ${flag.output}: which report goes there? Put its --format before it`)
  }
  return waiting === undefined ? requests : [...requests, { format: 'terminal', output: waiting }]
}

/**
 * Where everything goes in the end: standard output carries one report alone, the terminal's where no other was asked for.
 * @throws UserError for a format that there is not, two reports in one place.
 */
export const checkReports = (requests: readonly ReportRequest[], known: readonly string[]): ReportRequest[] => {
  for (const { format } of requests) {
    if (known.includes(format)) continue
    throw new UserError(`--format takes ${known.join(', ')}, not "${format}": ${suggestion(format, known)}`)
  }
  const places = new Map<string | undefined, string>()
  for (const { format, output } of requests) {
    const other = places.get(output)
    if (other !== undefined) {
      const where = output === undefined ? 'standard output' : `the file "${output}"`
      throw new UserError(`${other} and ${format} would both go to ${where}: give each its own --output behind it`)
    }
    places.set(output, format)
  }
  return places.has(undefined) ? [...requests] : [...requests, { format: 'terminal' }]
}
