import type { Report } from '../report/report.js'

/** What the exit code of a run says: 0 nothing broken, 1 a MUST fails or the baseline is stale, 2 nothing was judged, 3 incomplete. */
export type ExitCode = 0 | 1 | 2 | 3

export const exitCode = ({ requirements, baseline }: Report, complete: boolean): ExitCode => {
  const judged = requirements.filter(({ verdict, findings }) => verdict === 'pass' || findings.length > 0)
  if (judged.length === 0) return 2
  const musts = requirements.filter(({ level }) => level === 'MUST')
  if (musts.some(({ verdict, accepted }) => verdict === 'fail' && !accepted) || baseline.stale.length > 0) return 1
  return complete && musts.some(({ verdict }) => verdict === 'untested') ? 3 : 0
}
