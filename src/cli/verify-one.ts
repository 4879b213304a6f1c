import type { Report } from '../../conformance/index.js'
import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import { readText } from '../input/read-text.js'
import type { Suite } from './load-suite.js'
import { checkReports } from './report-requests.js'
import { resolveVerifyRun, type VerifyFlags, type VerifyRun } from './verify-flags.js'
import { writeReports } from './write-reports.js'

/** Judges one API: a target, or recorded traffic. Answers the exit code. */
export const verifyOne = async (suite: Suite, api: string | undefined, flags: VerifyFlags): Promise<number> => {
  const known = Object.keys(suite.apis)
  if (api === undefined) throw new UserError(`which API? Give one of ${known.join(', ')}, or --all`)
  if (!known.includes(api)) throw new UserError(`there is no API "${api}" to judge by: ${suggestion(api, known)}`)
  const run = await resolveVerifyRun(api, flags, suite.readBaseline)
  const requests = checkReports(run.reports, Object.keys(suite.FORMATS))
  const report =
    flags.har === undefined ? await judgeTarget(suite, api, run) : await judgeRecording(suite, api, flags, run)
  writeReports(suite.FORMATS, [report], requests, run.complete)
  return suite.exitCode(report, run.complete)
}

const judgeTarget = (suite: Suite, api: string, run: VerifyRun): Promise<Report> => {
  if (run.target === undefined)
    throw new UserError(
      'which target? Give --target with its base URL, --har with recorded traffic, or --all to judge the mock',
    )
  return judge(suite, api, run.target, run)
}

/** Judges a target and tells on standard error how far it is; with a self-test also how strong that was. */
export const judge = async (suite: Suite, api: string, target: string, run: VerifyRun): Promise<Report> => {
  const options = { ...run.options, api, target }
  const report = await suite.verify({ ...options, onEvent: suite.progress(process.stderr) })
  if (!run.selfTest) return report
  return { ...report, selfTest: await suite.selfTest(options, report, suite.selfTestProgress(process.stderr)) }
}

const judgeRecording = async (
  suite: Suite,
  api: string,
  flags: VerifyFlags,
  { options }: VerifyRun,
): Promise<Report> => {
  const file = flags.har!
  for (const [flag, given] of [
    ['--driver', flags.driver],
    ['--self-test', flags.selfTest],
    ['--referee', flags.referee],
  ] as const) {
    if (given !== undefined) throw new UserError(`${flag} needs a target to talk to; leave it out with --har`)
  }
  const { profile, only = [], skip = [], baseline } = options
  return suite.verifyRecording({
    api,
    file,
    har: readText(file, 'recording'),
    only,
    skip,
    // a target of the configuration file is not what was recorded
    ...(flags.target === undefined ? {} : { target: flags.target }),
    ...(profile === undefined ? {} : { profile }),
    ...(baseline === undefined ? {} : { baseline }),
  })
}
