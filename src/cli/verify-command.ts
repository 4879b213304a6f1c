import { Option, type Command } from 'commander'
import { UserError } from '../input/user-error.js'
import { collect } from './collect.js'
import { judging, loadSuite } from './load-suite.js'
import type { Exit } from './exit.js'
import type { ReportFlag } from './report-requests.js'
import { verifyAll } from './verify-all.js'
import { headersFrom, type VerifyFlags } from './verify-flags.js'
import { verifyOne } from './verify-one.js'

/** Keeps each value as it is; a header may hold commas. */
const repeat = (option: Option): Option =>
  option.argParser((value: string, previous: string[] | undefined) => [...(previous ?? []), value])

/** `facsimile verify <api> --target URL`, `facsimile verify init`, `facsimile verify driver --driver URL` */
export const verifyCommand = (program: Command, exit: Exit): void => {
  // which output belongs to which format is told by their order, which flags of two names do not keep
  const reports: ReportFlag[] = []
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
    .addOption(
      new Option(
        '--format <format>',
        'terminal, json, junit, github, markdown or html; several times for several (default: terminal)',
      ).argParser((format: string) => void reports.push({ format })),
    )
    .addOption(
      new Option('--output <file>', 'the file for the --format before it, instead of standard output').argParser(
        (output: string) => void reports.push({ output }),
      ),
    )
    .option('--har <file>', 'judge recorded traffic instead of a target')
    .option('--referee <name>', 'prism: tell where its reading of the contract differs')
    .option('--self-test', 'put faults between the suite and the target, and tell which ones this run notices')
    .option('--all', 'judge all APIs: those with a target in the configuration, or else the mock')
    .action(async (api: string | undefined, flags: VerifyFlags) => {
      const suite = await loadSuite()
      const all = { ...flags, reports }
      exit.code = await judging(suite, () => (flags.all ? verifyAll(suite, api, all) : verifyOne(suite, api, all)))
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
    // told for the help: "verify" itself reads both, wherever they stand
    .option('--driver <url or file>', 'the driver to check')
    .option('--driver-header <line>', '"Name: value" for every call of the driver')
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
