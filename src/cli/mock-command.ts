import { Option, type Command } from 'commander'
import { UserError } from '../input/user-error.js'
import { collect } from './collect.js'
import { resolveMockRun, type MockFlags } from './mock-flags.js'

const value = (flags: string, about: string, env: string): Option => new Option(flags, about).env(env)
const values = (flags: string, about: string, env: string): Option => collect(value(flags, about, env))
/** Switches are read from the environment by `resolveMockRun`: commander would take `false` for set. */
const flag = (flags: string, about: string, env: string): Option => new Option(flags, `${about} (env: ${env})`)

const OPTIONS: readonly Option[] = [
  value('--port <number>', 'port to listen on, 0 for a free one (default: 4010)', 'PORT'),
  value('--host <address>', 'address to listen on (default: 127.0.0.1)', 'HOST'),
  values('--profile <profile>', 'documented or live; for one API: okta=live', 'FACSIMILE_PROFILE'),
  values('--fixtures <path>', 'fixture file or folder instead of the built-in ones', 'FACSIMILE_FIXTURES'),
  value('--seed <number>', 'same ids and times in each run; the clock stands until moved', 'FACSIMILE_SEED'),
  values('--set <api.name=value>', 'a setting, as "facsimile apis" lists them', 'FACSIMILE_SET'),
  flag('--rate-limits', "put the vendors' own rate limits in force", 'FACSIMILE_RATE_LIMITS'),
  values('--allow-webhooks <host>', 'a host besides this machine to send webhooks to', 'FACSIMILE_ALLOW_WEBHOOKS'),
  value('--state <file>', 'keep the state of the default world in a file, over restarts', 'FACSIMILE_STATE'),
  values(
    '--allow-host <name>',
    'a host name besides this machine to serve the control plane by',
    'FACSIMILE_ALLOW_HOST',
  ),
  value('--control-token <token>', 'what callers of the control plane must show', 'FACSIMILE_CONTROL_TOKEN'),
  value('--max-worlds <number>', 'how many worlds there may be at once (default: 100)', 'FACSIMILE_MAX_WORLDS'),
  value(
    '--world-idle <duration>',
    'drop a world after so long without a request (default: PT1H)',
    'FACSIMILE_WORLD_IDLE',
  ),
  value(
    '--max-exchanges <number>',
    'how many exchanges the journal of a world keeps (default: 1000)',
    'FACSIMILE_MAX_EXCHANGES',
  ),
  value('--log <style>', 'pretty, json or silent (default: pretty)', 'FACSIMILE_LOG'),
  flag('--watch', 'reload contracts and fixtures when they change', 'FACSIMILE_WATCH'),
  value('--config <file>', 'configuration file (default: facsimile.config.yaml, if there is one)', 'FACSIMILE_CONFIG'),
]

/** `facsimile mock [api…]` */
export const mockCommand = (program: Command): void => {
  const command = program.command('mock').description('serve the mocked APIs')
  command.argument('[api...]', 'which APIs; all by default (env: FACSIMILE_APIS)')
  for (const option of OPTIONS) command.addOption(option)
  command.action(async (apis: string[], flags: MockFlags) => {
    const named = apis.length > 0 ? apis : (process.env['FACSIMILE_APIS']?.split(',').map((api) => api.trim()) ?? [])
    const run = await resolveMockRun(named, flags).catch((error: unknown) => {
      throw asGiven(command, error)
    })
    const { serve } = await import('./serve.js')
    await serve(run)
  })
}

/** A refusal of what came from the environment calls it by the name that it has there. */
const asGiven = (command: Command, error: unknown): unknown => {
  if (!(error instanceof UserError)) return error
  const [flag] = /^--[\w-]+/.exec(error.message) ?? []
  const option = command.options.find(({ long }) => long === flag)
  if (option?.envVar === undefined || command.getOptionValueSource(option.attributeName()) !== 'env') return error
  return new UserError(error.message.replace(flag!, option.envVar))
}
