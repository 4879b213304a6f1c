import type { Report } from '../../conformance/index.js'
import { UserError } from '../input/user-error.js'
import type { Suite } from './load-suite.js'
import { checkReports } from './report-requests.js'
import { resolveVerifyRun, type VerifyFlags, type VerifyRun } from './verify-flags.js'
import { judge } from './verify-one.js'
import { writeReports } from './write-reports.js'

/** Which exit code wins where several APIs were judged: broken, then nothing judged, then incomplete. */
const WORST = [1, 2, 3, 0]

interface Subject {
  api: string
  target: string
  run: VerifyRun
}

/**
 * Judges every API that has a target in the configuration, or else the mock, which it starts: one report each, one exit
 * code. An API that cannot be judged does not keep the others from it.
 */
export const verifyAll = async (suite: Suite, api: string | undefined, flags: VerifyFlags): Promise<number> => {
  refuse(api, flags)
  const runs = await Promise.all(
    Object.keys(suite.apis).map(async (name) => ({
      api: name,
      run: await resolveVerifyRun(name, flags, suite.readBaseline),
    })),
  )
  // what is said about reports and completeness is the same for all
  const { reports: wanted, complete } = runs[0]!.run
  const requests = checkReports(wanted, Object.keys(suite.FORMATS))
  const named = runs.flatMap(({ api, run }): Subject[] =>
    run.target === undefined ? [] : [{ api, target: run.target, run }],
  )
  const { reports, codes } =
    named.length > 0
      ? await judgeAll(suite, named)
      : await withMock(flags, runs, (subjects) => judgeAll(suite, subjects))
  if (reports.length > 0) writeReports(suite.FORMATS, reports, requests, complete)
  return WORST.find((code) => codes.includes(code))!
}

/** What makes no sense for several APIs at once. */
const refuse = (api: string | undefined, flags: VerifyFlags): void => {
  if (api !== undefined) throw new UserError(`--all judges every API; leave "${api}" or --all out`)
  for (const name of ['target', 'driver', 'header', 'driverHeader', 'har'] as const) {
    if (flags[name] === undefined) continue
    const flag = `--${name.replace('H', '-h')}`
    throw new UserError(`${flag} is about one API; with --all put it into the configuration, under verify.apis`)
  }
}

const judgeAll = async (
  suite: Suite,
  subjects: readonly Subject[],
): Promise<{ reports: Report[]; codes: number[] }> => {
  const reports: Report[] = []
  const codes: number[] = []
  for (const { api, target, run } of subjects) {
    try {
      const report = await judge(suite, api, target, run)
      reports.push(report)
      codes.push(suite.exitCode(report, run.complete))
    } catch (error) {
      if (!(error instanceof suite.CannotJudge)) throw error
      console.error(`facsimile: ${api}: ${error.message}`)
      codes.push(2)
    }
  }
  return { reports, codes }
}

const withMock = async <T>(
  { profile }: VerifyFlags,
  runs: readonly { api: string; run: VerifyRun }[],
  judgeThem: (subjects: Subject[]) => Promise<T>,
): Promise<T> => {
  const { createMock } = await import('../mock/create-mock.js')
  const { listen } = await import('../mock/listen.js')
  const mock = await createMock({ seed: 1, ...(profile === 'live' ? { profile: 'live' } : {}) })
  const { server, url } = await listen((request) => mock.answer(request), { port: 0, host: '127.0.0.1' })
  try {
    return await judgeThem(
      runs.flatMap(({ api, run }): Subject[] => {
        const mocked = mock.apis.find(({ provider }) => provider.api === api)
        return mocked ? [{ api, target: url + mocked.provider.mounts[0]!, run }] : []
      }),
    )
  } finally {
    await mock.close()
    server.close()
    server.closeAllConnections()
  }
}
