import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { lifecycleFile } from '../lifecycle.js'
import { runCommand } from '../run-command.js'
import type { Finding, Tool } from '../tool.js'

interface Workflow {
  workflowId: string
  executedSteps: { stepId: string; checks?: { name: string; passed: boolean; message: string; condition?: string }[] }[]
}

export const respect: Tool = {
  id: 'respect',
  name: 'Redocly Respect',
  usage: 'redocly respect lifecycle.arazzo.yaml --server api=<target> --json-output found.json',
  given:
    'The whole lifecycle, with its criteria. Status, media type and body are checked against the contract without being asked for.',
  better:
    'A lifecycle is a document of a standard, Arazzo, that people read, for any API and across several; a run is short. Ours are stories in TypeScript, for the APIs that somebody wrote them for.',
  version: () => Promise.resolve((require(PACKAGE) as { version: string }).version),
  prepare({ api, folder, document }) {
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document))
    copyFileSync(lifecycleFile(api), join(folder, 'lifecycle.arazzo.yaml'))
    const cli = join(dirname(require.resolve(PACKAGE)), 'bin/cli.js')
    const found = join(folder, 'found.json')
    return Promise.resolve(async (target) => {
      rmSync(found, { force: true })
      const args = [cli, 'respect', 'lifecycle.arazzo.yaml', '--server', `api=${target}`, '--json-output', found]
      const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
      const ended = await runCommand(process.execPath, [...args, '--max-fetch-timeout', '8000'], { cwd: folder, env })
      if (ended.code === null) return { findings: [], trouble: 'ended by force' }
      try {
        return { findings: findingsOf(readFileSync(found, 'utf8')) }
      } catch {
        return { findings: [], trouble: ended.output.trim().split('\n').at(-1) ?? `ended with ${ended.code}` }
      }
    })
  },
}

const require = createRequire(import.meta.url)
const PACKAGE = '@redocly/cli/package.json'

const findingsOf = (text: string): Finding[] => {
  const { files } = JSON.parse(text) as { files: Record<string, { executedWorkflows: Workflow[] }> }
  return Object.values(files).flatMap(({ executedWorkflows }) =>
    executedWorkflows.flatMap(({ workflowId, executedSteps }) =>
      executedSteps.flatMap(({ stepId, checks = [] }) =>
        checks
          .filter(({ passed }) => !passed)
          .map(({ name, condition = '' }) => ({
            test: `${workflowId}: ${stepId}`,
            what: `${name} ${condition}`.trim(),
          })),
      ),
    ),
  )
}
