import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { LIMIT, runCommand } from '../run-command.js'
import type { Bench, Tool } from '../tool.js'
import type { Report } from '../../../conformance/report/report.js'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** With the driver that the mock brings; or with a credential alone, as the tools that know no drivers have it. */
export const facsimile = (help: 'driver' | 'credential'): Tool => ({
  id: help === 'driver' ? 'facsimile' : 'facsimile-no-driver',
  name: help === 'driver' ? 'facsimile verify' : 'facsimile verify, no driver',
  usage: `facsimile verify <api> --target <target> ${help === 'driver' ? '' : '--driver none '}--format json`,
  given:
    help === 'driver'
      ? 'The driver and the credential that the mock brings: it makes users, sessions and credentials of its own.'
      : 'One credential, and nothing that it may end: most MUSTs stay untested and are told as such.',
  version: () =>
    Promise.resolve((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version),
  prepare({ api, folder, credential }: Bench) {
    const config = join(folder, 'facsimile.config.yaml')
    // the checkout has one of its own, which this run must not read
    writeFileSync(config, 'verify: {}\n')
    const built = join(ROOT, 'dist/src/cli/main.js')
    const ours = existsSync(built) ? [built] : ['--import', import.meta.resolve('tsx'), join(ROOT, 'src/cli/main.ts')]
    const headers = Object.entries(credential).flatMap(([name, value]) => ['--header', `${name}: ${value}`])
    const alone = help === 'driver' ? [] : ['--driver', 'none', ...headers]
    const output = join(folder, 'report.json')
    return Promise.resolve(async (target) => {
      const limits = ['--timeout', '8s', '--budget', `${LIMIT - 10}s`]
      const flags = ['--config', config, ...alone, ...limits, '--format', 'json', '--output', output]
      const { code, output: told } = await runCommand(process.execPath, [
        ...ours,
        'verify',
        api,
        '--target',
        target,
        ...flags,
      ])
      if (code === null) return { findings: [], trouble: 'ended by force' }
      if (code === 2) return { findings: [], trouble: told.trim().split('\n').at(-1) ?? 'could not judge' }
      const report = JSON.parse(readFileSync(output, 'utf8')) as Report
      const failed = report.requirements.filter(({ verdict }) => verdict === 'fail')
      return { findings: failed.map(({ id }) => ({ test: id, what: '' })) }
    })
  },
})
