import type { ReportFormat } from './format.js'
import { github } from './github.js'
import { htmlPage } from './html/page.js'
import { junit } from './junit.js'
import { markdown } from './markdown.js'
import { terminalReport } from './terminal.js'

export type { FormatOptions, ReportFormat } from './format.js'

/** The formats of `--format`, by name. A new one is one file and one line here. */
export const FORMATS: Readonly<Record<string, ReportFormat>> = {
  terminal: (reports, options) => reports.map((report) => terminalReport(report, options)).join(''),
  json: (reports) => `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`,
  junit,
  github,
  markdown,
  html: (reports) => htmlPage(reports),
}
