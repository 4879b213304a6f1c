import { writeFileSync } from 'node:fs'
import { Option, type Command } from 'commander'
import type { Report } from '../../conformance/index.js'
import { UserError } from '../input/user-error.js'
import { suggestion } from '../input/nearest.js'
import { collect } from './collect.js'
import type { Exit } from './program.js'
import { headersFrom, resolveVerifyRun, type VerifyFlags, type VerifyRun } from './verify-flags.js'

// the only place where the suite is loaded: the mock works without it
const loadSuite = () => import('../../conformance/index.js')
type Suite = Awaited<ReturnType<typeof loadSuite>>

/** Keeps each value as it is; a header may hold commas. */
const repeat = (option: Option): Option =>
  option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value])

/** `facsimile verify <api> --target URL`, `facsimile verify init`, `facsimile verify driver --driver URL` */
export const verifyCommand = (program: Command, exit: Exit): void => {
  const command = program
    .command('verify')
    .description('judge an implementation by the contract of its API')
    .argument('[api]', 'which API the target implements')
    .option('--target <url>', "base URL to which the contract's paths are appended")
    .option('--driver <url or file>', 'a driver, or none; a mock brings its own')
    .option('--config <file>', 'configuration file (default: facsimile.config.yaml, if there is one)')
    .option('--profile <profile>', 'documented or live')
    .addOption(
      repeat(new Option('--header <line>', '"Name: value" for every request; ${NAME} comes from the environment')),
    )
    .addOption(repeat(new Option('--driver-header <line>', '"Name: value" for every call of the driver')))
    .option('--cacert <file>', 'certificates (PEM) to trust besides the usual ones')
    .addOption(
      collect(new Option('--variant <name>', 'a documented variant that the target is, such as classic for okta')),
    )
    .option('--read-only', 'send nothing that changes state')
    .addOption(collect(new Option('--only <name>', 'judge only this layer, requirement or operation')))
    .addOption(collect(new Option('--skip <name>', 'leave out this layer, requirement or operation')))
    .option('--seed <number>', 'make the same choices again (default: 1)')
    .option('--budget <time>', 'how long the run may send requests (default: 5m)')
    .option('--timeout <time>', 'how long one answer may take (default: 10s)')
    .option('--max-rps <number>', 'requests per second at most')
    .option('--baseline <file>', 'accepted failures; entries that accept nothing any more fail the run')
    .option('--complete', 'exit with 3 when a MUST could not be judged')
    .option('--format <format>', 'terminal or json (default: terminal)')
    .option('--output <file>', 'write the report to a file; a terminal report still goes to standard output')
    .option('--all', 'start the mock and judge all its APIs')
    .action(async (api: string | undefined, flags: VerifyFlags) => {
      const suite = await loadSuite()
      exit.code = await judging(suite, () => (flags.all ? verifyAll(suite, flags) : verifyOne(suite, api, flags)))
    })
  command
    .command('init')
    .description('write a commented configuration and a driver skeleton into the working folder')
    .action(async () => {
      const suite = await loadSuite()
      exit.code = await judging(suite, async () => {
        for (const file of suite.writeSkeletons(process.cwd())) console.log(`wrote ${file}`)
        return 0
      })
    })
  command
    .command('driver')
    .description('check a driver by itself')
    .argument('[api]', 'the API it serves; by default what it says')
    .action(async (api: string | undefined, _own: object, self: Command) => {
      const { driver, driverHeader } = self.optsWithGlobals<VerifyFlags>()
      if (driver === undefined) throw new UserError('which driver? Give --driver with its address or module file')
      const suite = await loadSuite()
      exit.code = await judging(suite, async () => {
        const headers = headersFrom(driverHeader, undefined) ?? {}
        const { lines, sound } = await suite.checkDriver({ driver, headers, api })
        for (const line of lines) console.log(line)
        return sound ? 0 : 1
      })
    })
}

/** Runs something of the suite; what keeps it from judging becomes a sentence and exit code 2. */
const judging = async (suite: Suite, run: () => Promise<number>): Promise<number> => {
  try {
    return await run()
  } catch (error) {
    if (error instanceof suite.CannotJudge) throw new UserError(error.message)
    throw error
  }
}

const verifyOne = async (suite: Suite, api: string | undefined, flags: VerifyFlags): Promise<number> => {
  const known = Object.keys(suite.apis)
  if (api === undefined) throw new UserError(`which API? Give one of ${known.join(', ')}, or --all`)
  if (!known.includes(api)) throw new UserError(`there is no API "${api}" to judge by: ${suggestion(api, known)}`)
  const run = await resolveVerifyRun(api, flags, suite.readBaseline)
  if (run.target === undefined)
    throw new UserError('which target? Give --target with its base URL, or --all to judge the mock')
  const writer = findWriter(suite, run)
  const report = await judge(suite, api, run.target, run)
  write(suite, writer, [report], run)
  return suite.exitCode(report, run.complete)
}

const judge = (suite: Suite, api: string, target: string, { options }: VerifyRun): Promise<Report> =>
  suite.verify({ ...options, api, target, onEvent: suite.progress(process.stderr) })

type Writer = Suite['FORMATS'][string]

const findWriter = ({ FORMATS }: Suite, { format }: VerifyRun): Writer => {
  const found = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined
  if (found) return found
  throw new UserError(`--format takes ${Object.keys(FORMATS).join(' or ')}, not "${format}"`)
}

/** To standard output alone, or to a file with a terminal report on standard output. */
const write = ({ FORMATS }: Suite, writer: Writer, reports: readonly Report[], { output }: VerifyRun): void => {
  const colour = process.stdout.isTTY && !process.env['NO_COLOR']
  if (output === undefined) return void process.stdout.write(writer(reports, { colour }))
  try {
    writeFileSync(output, writer(reports, { colour: false }))
  } catch (error) {
    throw new UserError(
      `cannot write the report "${output}": ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
    )
  }
  process.stdout.write(FORMATS['terminal']!(reports, { colour }))
}

/** Which exit code wins where several APIs were judged: broken, then incomplete, then nothing judged. */
const WORST = [1, 3, 2, 0]

const verifyAll = async (suite: Suite, flags: VerifyFlags): Promise<number> => {
  const { createMock } = await import('../mock/create-mock.js')
  const { listen } = await import('../mock/listen.js')
  const mock = await createMock({ seed: 1, ...(flags.profile === 'live' ? { profile: 'live' } : {}) })
  const { server, url } = await listen((request) => mock.answer(request), { port: 0, host: '127.0.0.1' })
  try {
    const judged = mock.apis.map(({ provider }) => provider).filter(({ api }) => api in suite.apis)
    const runs = await Promise.all(judged.map(({ api }) => resolveVerifyRun(api, flags, suite.readBaseline)))
    const writer = findWriter(suite, runs[0]!)
    const reports: Report[] = []
    for (const [i, { api, mounts }] of judged.entries())
      reports.push(await judge(suite, api, url + mounts[0]!, runs[i]!))
    write(suite, writer, reports, runs[0]!)
    const codes: number[] = reports.map((report) => suite.exitCode(report, runs[0]!.complete))
    return WORST.find((code) => codes.includes(code))!
  } finally {
    await mock.close()
    server.close()
    server.closeAllConnections()
  }
}
