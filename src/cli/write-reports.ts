import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Report } from '../../conformance/index.js'
import { UserError } from '../input/user-error.js'
import type { Suite } from './load-suite.js'
import type { ReportRequest } from './report-requests.js'

/**
 * Writes the reports of a run, each to its place. In a job of GitHub Actions, `github` adds the summary to the job's page.
 * @throws UserError for a file that cannot be written.
 */
export const writeReports = (
  formats: Suite['FORMATS'],
  reports: readonly Report[],
  requests: readonly ReportRequest[],
  complete: boolean,
): void => {
  const colour = Boolean(process.stdout.isTTY && !process.env['NO_COLOR'])
  for (const { format, output } of requests) {
    const text = formats[format]!(reports, { colour: output === undefined && colour, complete })
    if (output === undefined) process.stdout.write(text)
    else toFile(output, () => writeFileSync(output, text))
    const summary = process.env['GITHUB_STEP_SUMMARY']
    if (format === 'github' && summary) {
      toFile(summary, () => appendFileSync(summary, formats['markdown']!(reports, { colour: false, complete })))
    }
  }
}

const toFile = (file: string, write: () => void): void => {
  try {
    mkdirSync(dirname(file), { recursive: true })
    write()
  } catch (error) {
    throw new UserError(`cannot write the report "${file}": ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
  }
}
