import { Command, CommanderError } from 'commander'
import type { Exit } from './exit.js'
import { UserError } from '../input/user-error.js'
import { VERSION } from '../version.js'
import { apisCommand } from './apis-command.js'
import { lintCommand } from './lint-command.js'
import { mockCommand } from './mock-command.js'
import { proxyCommand } from './proxy-command.js'
import { verifyCommand } from './verify-command.js'

/** Adds one command to the program. */
export type AddCommand = (program: Command, exit: Exit) => void

const COMMANDS: readonly AddCommand[] = [mockCommand, verifyCommand, proxyCommand, lintCommand, apisCommand]

/** Could not run: bad flags, files, targets. */
const COULD_NOT_RUN = 2

/** A fault of ours: named as one, with the stack only for whoever asks for it. */
const unexpected = (error: unknown): string =>
  process.env['FACSIMILE_DEBUG']
    ? `unexpected failure: ${(error as Error).stack}`
    : `unexpected failure, please report it: ${(error as Error).message} (FACSIMILE_DEBUG=1 shows where)`

/** Runs the command line; answers the exit code. Nothing but a sentence is printed for what the user can mend. */
export const run = async (args: readonly string[]): Promise<number> => {
  const exit: Exit = { code: 0 }
  const program = new Command('facsimile')
    .description(
      'Stateful copies of documented HTTP APIs, and a suite that judges real implementations by the same contracts.',
    )
    .version(VERSION, '--version', 'print the version')
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'facsimile: ')) })
  for (const add of COMMANDS) add(program, exit)
  for (const command of program.commands)
    command.exitOverride().helpOption('--help', 'print this help').copyInheritedSettings(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return exit.code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN
    console.error(`facsimile: ${error instanceof UserError ? error.message : unexpected(error)}`)
    return COULD_NOT_RUN
  }
}
