import { Command, CommanderError } from 'commander'
import type { Exit } from './exit.js'
import { UserError } from '../input/user-error.js'
import { VERSION } from '../version.js'

/** Adds one command to the program. */
export type AddCommand = (program: Command, exit: Exit) => void

/** The commands in the order of the help; each is loaded only when it is called or listed, for a quick start. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  mock: async () => (await import('./mock-command.js')).mockCommand,
  'sign-in': async () => (await import('./sign-in-command.js')).signInCommand,
  verify: async () => (await import('./verify-command.js')).verifyCommand,
  proxy: async () => (await import('./proxy-command.js')).proxyCommand,
  replay: async () => (await import('./replay-command.js')).replayCommand,
  lint: async () => (await import('./lint-command.js')).lintCommand,
  apis: async () => (await import('./apis-command.js')).apisCommand,
}

/** The command that is called, or all of them where none is: for help, and for what a mistyped one was meant to be. */
const commandsFor = (called: string | undefined): Promise<AddCommand[]> => {
  const one = called !== undefined && Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined
  return Promise.all((one ? [one] : Object.values(COMMANDS)).map((load) => load()))
}

/** Could not run: bad flags, files, targets. */
const COULD_NOT_RUN = 2

/** A fault of ours: named as one, with the stack only for whoever asks for it. */
const unexpected = (error: unknown): string =>
  process.env['FACSIMILE_DEBUG']
    ? `unexpected failure: ${(error as Error).stack}`
    : `unexpected failure, please report it: ${(error as Error).message} (FACSIMILE_DEBUG=1 shows where)`

/** Runs the command line; answers the exit code. Nothing but a sentence is printed for what the user can mend. */
export const run = async (given: readonly string[]): Promise<number> => {
  const args = given[0] === 'help' ? [...given.slice(1), '--help'] : given
  const exit: Exit = { code: 0 }
  const program = new Command('facsimile')
    .description(
      'Stateful copies of documented HTTP APIs, and a suite that judges real implementations by the same contracts.',
    )
    .version(VERSION, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'facsimile: ')) })
  for (const add of await commandsFor(args[0])) add(program, exit)
  for (const command of program.commands)
    command.exitOverride().helpOption('-h, --help', 'print this help').copyInheritedSettings(program)
  try {
    await program.parseAsync(args, { from: 'user' })
    return exit.code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN
    console.error(`facsimile: ${error instanceof UserError ? error.message : unexpected(error)}`)
    return COULD_NOT_RUN
  }
}
