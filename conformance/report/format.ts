import type { Report } from './report.js'

export interface FormatOptions {
  /** Colours for a terminal. */
  colour: boolean
  /** Whether a MUST that nobody could judge fails the run. */
  complete?: boolean
}

/** Writes the reports of a run as text; several where several APIs were judged. */
export type ReportFormat = (reports: readonly Report[], options: FormatOptions) => string
