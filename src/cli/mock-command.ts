import { Option, type Command } from 'commander'
import { collect } from './collect.js'
import { resolveMockRun, type MockFlags } from './mock-flags.js'
import type { Exit } from './program.js'

/** `facsimile mock [api…]` */
export const mockCommand = (program: Command, _exit: Exit): void => {
  program
    .command('mock', { isDefault: false })
    .description('serve the mocked APIs')
    .argument('[api...]', 'which APIs; all by default')
    .addOption(new Option('--port <number>', 'port to listen on, 0 for a free one (default: 4010)').env('PORT'))
    .addOption(new Option('--host <address>', 'address to listen on (default: 127.0.0.1)').env('HOST'))
    .addOption(
      collect(new Option('--profile <profile>', 'documented or live; for one API: okta=live').env('FACSIMILE_PROFILE')),
    )
    .addOption(
      collect(
        new Option('--fixtures <path>', 'fixture file or folder instead of the built-in ones').env(
          'FACSIMILE_FIXTURES',
        ),
      ),
    )
    .addOption(
      new Option('--seed <number>', 'same ids and times in each run; the clock stands until moved').env(
        'FACSIMILE_SEED',
      ),
    )
    .addOption(
      collect(new Option('--set <api.name=value>', 'a setting, as "facsimile apis" lists them').env('FACSIMILE_SET')),
    )
    .addOption(new Option('--rate-limits', "put the vendors' own rate limits in force").env('FACSIMILE_RATE_LIMITS'))
    .addOption(
      collect(
        new Option('--allow-webhooks <host>', 'a host besides this machine that webhooks may go to').env(
          'FACSIMILE_ALLOW_WEBHOOKS',
        ),
      ),
    )
    .addOption(new Option('--log <style>', 'pretty, json or silent (default: pretty)').env('FACSIMILE_LOG'))
    .addOption(new Option('--watch', 'reload contracts and fixtures when they change').env('FACSIMILE_WATCH'))
    .addOption(
      new Option('--config <file>', 'configuration file (default: facsimile.config.yaml, if there is one)').env(
        'FACSIMILE_CONFIG',
      ),
    )
    .action(async (apis: string[], flags: MockFlags) => {
      const named = apis.length > 0 ? apis : (process.env['FACSIMILE_APIS']?.split(',').map((api) => api.trim()) ?? [])
      const run = await resolveMockRun(named, flags)
      const { serve } = await import('./serve.js')
      await serve(run)
    })
}
