import { Option, type Command } from 'commander'
import { UserError } from '../input/user-error.js'
import { suggestion } from '../input/nearest.js'
import { collect } from './collect.js'
import type { Exit } from './exit.js'

interface LintFlags {
  config?: string
  format: string
  rule?: string[]
  maxWarnings?: string
  allowRemote?: boolean
  explain?: string
}

/** `facsimile lint [file|folder|api…]`: exit code 0 for clean, 1 for findings, 2 where it could not run. */
export const lintCommand = (program: Command, exit: Exit): void => {
  program
    .command('lint')
    .description('check OpenAPI documents: structure, references, examples, and what a mock and a suite need')
    .argument('[file|folder|api...]', 'what to lint; by default what the configuration file says, else our contracts')
    .addOption(new Option('--format <format>', 'pretty, json, github or sarif').default('pretty'))
    .addOption(collect(new Option('--rule <id=level>', 'set a rule to off, warn or error; may be repeated')))
    .addOption(new Option('--max-warnings <number>', 'fail on more warnings than this (default: any number passes)'))
    .addOption(new Option('--allow-remote', 'load files that documents refer to by URL'))
    .addOption(new Option('--explain <rule>', 'tell why a rule exists, with a bad and a good document'))
    .addOption(
      new Option('--config <file>', 'configuration file (default: facsimile.config.yaml, if there is one)').env(
        'FACSIMILE_CONFIG',
      ),
    )
    .action(async (names: string[], flags: LintFlags) => {
      if (flags.explain !== undefined) {
        const { explain } = await import('../lint/explain.js')
        console.log(explain(flags.explain))
        return
      }
      const most = maxWarnings(flags.maxWarnings)
      const { FORMATS } = await import('../lint/formats/format.js')
      if (!Object.hasOwn(FORMATS, flags.format))
        throw new UserError(`--format: no format "${flags.format}"; ${suggestion(flags.format, Object.keys(FORMATS))}`)
      const { runLint } = await import('../lint/run-lint.js')
      const { allFindings, countOf } = await import('../lint/report.js')
      const { config, rule: rules = [], allowRemote = false } = flags
      const report = await runLint({ names, config, rules, allowRemote })
      const colour = process.stdout.isTTY === true && !process.env['NO_COLOR']
      const text = FORMATS[flags.format as keyof typeof FORMATS](report, colour)
      if (text !== '') console.log(text)
      const findings = allFindings(report)
      exit.code = countOf(findings, 'error') > 0 || countOf(findings, 'warn') > most ? 1 : 0
    })
}

const maxWarnings = (text: string | undefined): number => {
  if (text === undefined) return Infinity
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new UserError(`--max-warnings takes a whole number, not "${text}"`)
}
