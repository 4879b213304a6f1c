import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeOf, type Document } from '../document.js'
import { downConvert } from '../down-convert.js'
import { install } from '../install.js'
import { messageOf, targetOf } from '../lifecycle.js'
import { withLiveAnswers, withLiveExamples } from '../live-document.js'
import { runCommand } from '../run-command.js'
import type { Bench, Finding, Tool } from '../tool.js'

const PACKAGES = ['dredd@14.1.0']

export const dredd: Tool = {
  id: 'dredd',
  name: 'Dredd',
  packages: PACKAGES,
  usage: 'dredd openapi.yaml <target> --hookfiles dredd-hooks.cjs --reporter xunit --output found.xml',
  given:
    'The contract as OpenAPI 3.0, with the answers of the unbroken mock as examples, because it holds bodies against them and wants every documented header. Hooks put in the request of the lifecycle for each operation and status, and check the values in its criteria; it sends one request for each.',
  better:
    'It needs a document and an address, nothing more, and says in a line per operation and status how things stand. Hooks can be written in many languages; API Blueprint is read too.',
  version: () => Promise.resolve(PACKAGES[0]!.split('@')[1]!),
  async prepare(bench) {
    const { folder, document, steps } = bench
    const cli = join(await install('dredd', PACKAGES), 'dredd/bin/dredd')
    await downConvert(withLiveAnswers(withLiveExamples(document, steps), bench), join(folder, 'openapi.yaml'))
    copyFileSync(new URL('./dredd-hooks.cjs', import.meta.url), join(folder, 'dredd-hooks.cjs'))
    const found = join(folder, 'found.xml')
    return async (target) => {
      writeFileSync(
        join(folder, 'requests.json'),
        JSON.stringify(requestsOf(bench, document, new URL(target).pathname)),
      )
      rmSync(found, { force: true })
      const hooks = ['--hookfiles', 'dredd-hooks.cjs', '--reporter', 'xunit', '--output', 'found.xml']
      const args = [cli, 'openapi.yaml', target, '--no-color', ...hooks]
      const ended = await runCommand(process.execPath, args, { cwd: folder })
      if (ended.code === null) return { findings: [], trouble: 'ended by force' }
      if (!existsSync(found)) return { findings: [], trouble: ended.output.trim().split('\n').at(-1) ?? 'no report' }
      return { findings: findingsOf(readFileSync(found, 'utf8')) }
    }
  },
}

/** The lifecycle's requests by method, path and status, in its order. */
const requestsOf = ({ steps }: Bench, document: Document, base: string): Record<string, object[]> => {
  const requests: Record<string, object[]> = {}
  for (const step of steps) {
    const { method, path } = placeOf(document, step.operation)
    const key = `${method.toUpperCase()} ${path} ${step.status}`
    ;(requests[key] ??= []).push({
      target: base.replace(/\/$/, '') + targetOf(step, path),
      ...messageOf(step),
      values: step.values,
    })
  }
  return requests
}

/** Each failed transaction with what differed, without the values. */
const findingsOf = (xml: string): Finding[] =>
  [...xml.matchAll(/<testcase name="([^"]*)"[^>]*><(?:failure|error)[^>]*>([\s\S]*?)<\/testcase>/g)].flatMap(
    ([, test, failure]) => {
      const lines = failure!.split('\nRequest:')[0]!.split('\n')
      const what = lines.map(
        (line) => /^(body: At '[^']*'|headers: At '[^']*'|headers|body|statusCode|value \S+)/.exec(line)?.[1],
      )
      return ['', ...what.filter((each) => each !== undefined)].map((each) => ({ test: test!, what: each }))
    },
  )
