import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { ownCli } from '../../own-cli.js'
import { LIMIT, runCommand } from '../run-command.js'
import type { Bench, Tool } from '../tool.js'
import type { Report } from '../../../conformance/report/report.js'

const ownThings = parse(readFileSync(new URL('../own.yaml', import.meta.url), 'utf8')) as Record<string, object>

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

type Help = 'driver' | 'own' | 'credential'

const HELP: Readonly<Record<Help, { id: string; name: string; given: string }>> = {
  driver: {
    id: 'facsimile',
    name: 'facsimile verify',
    given: 'The driver and the credential that the mock brings: it makes users, sessions and credentials of its own.',
  },
  own: {
    id: 'facsimile-own',
    name: 'facsimile verify, own things',
    given:
      'No driver: one credential, and the ids and tokens of the seed that the lifecycles name, under `own` in its ' +
      'configuration. What nobody can observe or make stays untested.',
  },
  credential: {
    id: 'facsimile-no-driver',
    name: 'facsimile verify, credential only',
    given: 'One credential, and nothing that it may end: most MUSTs stay untested and are told as such.',
  },
}

/** With the driver that the mock brings; or with what testers have that know no drivers. */
export const facsimile = (help: Help): Tool => ({
  ...HELP[help],
  usage: `facsimile verify <api> --target <target> ${help === 'driver' ? '' : "--driver none --header '<name>: <value>' "}--format json`,
  version: () =>
    Promise.resolve((JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version),
  prepare({ api, folder, credential }: Bench) {
    const config = join(folder, 'facsimile.config.yaml')
    // the checkout has one of its own, which this run must not read
    const apis = help === 'own' ? { [api]: { own: ownThings[api] ?? {} } } : {}
    writeFileSync(config, JSON.stringify({ verify: { apis } }))
    const headers = Object.entries(credential).flatMap(([name, value]) => ['--header', `${name}: ${value}`])
    const alone = help === 'driver' ? [] : ['--driver', 'none', ...headers]
    const output = join(folder, 'report.json')
    return Promise.resolve(async (target) => {
      const limits = ['--timeout', '8s', '--budget', `${LIMIT - 10}s`]
      const flags = ['--config', config, ...alone, ...limits, '--format', 'json', '--output', output]
      const { code, output: told } = await runCommand(process.execPath, [
        ...ownCli(),
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
