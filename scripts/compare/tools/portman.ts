import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { operationsOf, placeOf, resolved, type Document, type Node } from '../document.js'
import { install } from '../install.js'
import type { Step } from '../lifecycle.js'
import { successOf, withLiveExamples, withOneTag, withoutRecursion, withPlainCredentials } from '../live-document.js'
import { runCommand } from '../run-command.js'
import type { Bench, Finding, Tool } from '../tool.js'

const PACKAGES = ['@apideck/portman@1.33.0', 'newman@6.2.2']

export const portman: Tool = {
  id: 'portman',
  name: 'Portman, run by newman',
  packages: PACKAGES,
  usage:
    'portman --local openapi.json --portmanConfigFile portman.json --output collection.json; ' +
    'newman run collection.json --env-var baseUrl=<target> --reporters json',
  given:
    'The lifecycle as overwrites and variations, with content tests for the values in its criteria; all contract tests on. Each operation has one tag and no recursion in its schemas, since a tag becomes a folder and a circular reference ends it.',
  better:
    'What it makes is a Postman collection, which people open, change and send by hand; variations and fuzzing need configuration alone, for any OpenAPI document.',
  version: () => Promise.resolve(PACKAGES.map((each) => each.split('@').at(-1)!).join(' and ')),
  async prepare(bench) {
    const { folder, document, steps } = bench
    const modules = await install('portman', PACKAGES)
    const readable = withOneTag(withoutRecursion(withPlainCredentials(document, true)))
    const live = withSentFields(withLiveExamples(readable, steps))
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(live))
    writeFileSync(join(folder, 'portman.json'), JSON.stringify(configuration(bench), undefined, 1))
    const files = ['--local', 'openapi.json', '--portmanConfigFile', 'portman.json', '--output', 'collection.json']
    const made = await runCommand(join(modules, '.bin/portman'), files, { cwd: folder })
    if (!existsSync(join(folder, 'collection.json'))) throw new Error(made.output.trim().split('\n').at(-1))
    const found = join(folder, 'found.json')
    return async (target) => {
      rmSync(found, { force: true })
      const report = ['--reporters', 'json', '--reporter-json-export', found, '--timeout-request', '8000']
      const args = ['run', 'collection.json', '--env-var', `baseUrl=${target}`, ...report]
      const ended = await runCommand(join(modules, '.bin/newman'), args, { cwd: folder })
      if (ended.code === null) return { findings: [], trouble: 'ended by force' }
      if (!existsSync(found)) return { findings: [], trouble: ended.output.trim().split('\n').at(-1) ?? 'no report' }
      return { findings: findingsOf(readFileSync(found, 'utf8')) }
    }
  },
}

const CHECKS = ['contentType', 'jsonBody', 'schemaValidation', 'headersPresent']

/** All contract tests for the success of each operation, and each other step of the lifecycle as a variation of it. */
const configuration = ({ document, steps }: Bench) => {
  const every = { openApiOperation: '*::/*' }
  const successes = steps.filter((step) => successOf(steps, step.operation) === step)
  return {
    version: 1,
    tests: {
      contractTests: ['statusSuccess', ...CHECKS].map((check) => ({ ...every, [check]: { enabled: true } })),
      contentTests: successes
        .filter(({ values }) => Object.keys(values).length > 0)
        .map((step) => ({ openApiOperationId: step.operation, responseBodyTests: bodyTests(step) })),
      variationTests: steps
        .filter((step) => !successes.includes(step))
        .map((step) => ({ openApiOperationId: step.operation, variations: [variation(step, steps, document)] })),
    },
    overwrites: successes.map((step) => ({
      openApiOperationId: step.operation,
      ...overwrites(step, undefined, document),
    })),
    globals: { keyValueReplacements: {} },
  }
}

const bodyTests = ({ values }: Step) =>
  Object.entries(values).map(([pointer, value]) => ({
    key: pointer
      .slice(1)
      .replace(/\/(\d+)/g, '[$1]')
      .replaceAll('/', '.'),
    value,
  }))

const variation = (step: Step, steps: readonly Step[], document: Document) => ({
  name: step.name,
  openApiResponse: String(step.status),
  overwrites: [overwrites(step, successOf(steps, step.operation), document)],
  tests: {
    contractTests: [
      { statusCode: { enabled: true, code: step.status } },
      ...CHECKS.map((check) => ({ [check]: { enabled: true } })),
    ],
    ...(Object.keys(step.values).length > 0 ? { contentTests: [{ responseBodyTests: bodyTests(step) }] } : {}),
  },
})

/** A copy in which every field of a form's example is a required one: Portman sends no others. */
const withSentFields = (document: Document): Document => {
  const copy = structuredClone(document)
  for (const { operation } of operationsOf(copy)) {
    const { content } = (operation['requestBody'] ?? {}) as { content?: Record<string, Node> }
    const form = content?.['application/x-www-form-urlencoded']
    if (form) form['schema'] = { ...resolved(copy, form['schema']), required: Object.keys(form['example'] as object) }
  }
  return copy
}

/** The request of a step, put over the usual one of its operation. */
const overwrites = (step: Step, usual: Step | undefined, document: Document) => {
  const listed = (values: Readonly<Record<string, unknown>>) =>
    Object.entries(values).map(([key, value]) => ({ key, value, overwrite: true }))
  const removed = (from: object = {}, kept: object = {}) =>
    Object.keys(from)
      .filter((key) => !(key in kept))
      .map((key) => ({ key, remove: true }))
  const parameters = (placeOf(document, step.operation).operation['parameters'] ?? []) as unknown[]
  const names = parameters.map((each) => resolved(document, each)).filter((each) => each['in'] === 'query')
  const unsent = names.map(({ name }) => name as string).filter((name) => !(name in step.query))
  return {
    overwriteRequestPathVariables: listed(step.path),
    overwriteRequestQueryParams: [
      ...listed(step.query).map((each) => ({ ...each, disable: false })),
      ...unsent.map((key) => ({ key, disable: true })),
    ],
    overwriteRequestHeaders: [...listed(step.headers), ...removed(usual?.headers, step.headers)],
    overwriteRequestBody: [...listed(step.body?.value ?? {}), ...removed(usual?.body?.value, step.body?.value)],
  }
}

interface Execution {
  item: { name: string }
  assertions?: { assertion: string; error?: object }[]
  requestError?: { code?: string }
}

const findingsOf = (text: string): Finding[] => {
  const { run } = JSON.parse(text) as { run: { executions: Execution[] } }
  return run.executions.flatMap(({ item, assertions = [], requestError }): Finding[] => [
    ...(requestError ? [{ test: item.name, what: requestError.code ?? 'no answer' }] : []),
    ...assertions.filter(({ error }) => error).map(({ assertion }) => ({ test: item.name, what: assertion })),
  ])
}
