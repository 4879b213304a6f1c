import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { placeOf, resolved, withoutExamples, type Document } from '../document.js'
import { install } from '../install.js'
import { targetOf, type Step } from '../lifecycle.js'
import { withoutRecursion, withPlainCredentials } from '../live-document.js'
import { runCommand } from '../run-command.js'
import type { Answer, Bench, Finding, Tool } from '../tool.js'

const PACKAGES = ['specmatic@2.55.1']

/** Short runs are over before a thorough compiler pays. */
const JVM = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']

/** `all` adds tests with values made up from the schemas, good ones and bad ones. */
export const specmatic = (resiliency: 'none' | 'all'): Tool => ({
  id: resiliency === 'all' ? 'specmatic-resiliency' : 'specmatic',
  name: resiliency === 'all' ? 'Specmatic, resiliency tests' : 'Specmatic',
  packages: PACKAGES,
  usage:
    'java -jar specmatic.jar test openapi.json --examples examples --testBaseURL <target>' +
    (resiliency === 'all' ? ', with test.resiliencyTests.enable: all in specmatic.json' : ''),
  given:
    resiliency === 'all'
      ? 'The same, and tests that it makes from the schemas: further good requests, and bad ones that have to be refused with 4xx.'
      : 'The lifecycle as external examples, each with the answer of the unbroken mock. Credentials are an optional header, and recursion in schemas is cut, which it cannot follow. An example whose answer lacks the documented body is left out, since one such ends the run.',
  better:
    resiliency === 'all'
      ? 'It makes bad requests for any contract without a line of code; our generated layer needs a file per API that says how a live request is made.'
      : 'It is made for other contracts too (AsyncAPI, GraphQL, gRPC, WSDL), tells how much of the contract was covered and whether a new version of it breaks old clients, and stands in for the API with the same examples.',
  version: async () => {
    const { output } = await runCommand('java', ['-jar', await jar(), '--version'])
    return /v(\d+\.\d+\.\d+)/.exec(output)?.[1] ?? output.trim()
  },
  async prepare(bench) {
    const { folder, document, steps } = bench
    const file = await jar()
    // it takes one scheme for a header (Okta has two words in Authorization) and no cookies, and recursion ends its stack
    const readable = withoutRecursion(withPlainCredentials(withoutExamples(document), false))
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(readable))
    writeFileSync(join(folder, 'specmatic.json'), JSON.stringify(configuration(resiliency)))
    mkdirSync(join(folder, 'examples'))
    for (const step of steps.filter((each) => loads(bench, each))) {
      const example = JSON.stringify(exampleOf(bench, step), undefined, 1)
      writeFileSync(join(folder, 'examples', `${step.name}.json`), example)
    }
    return async (target) => {
      const args = [...JVM, '-jar', file, 'test', 'openapi.json', '--examples', 'examples', '--testBaseURL', target]
      const ended = await runCommand('java', args, { cwd: folder })
      const findings = findingsOf(ended.output)
      const trouble = ended.code === null ? 'ended by force' : undefined
      const silent = findings.length === 0 && ended.code !== 0 && trouble === undefined
      return {
        findings,
        ...(trouble === undefined ? {} : { trouble }),
        ...(silent ? { trouble: `ended with ${ended.code}: ${ended.output.trim().split('\n').at(-1) ?? ''}` } : {}),
      }
    }
  },
})

const jar = async (): Promise<string> => join(await install('specmatic', PACKAGES), 'specmatic/specmatic.jar')

const configuration = (resiliency: string) => ({
  version: 2,
  contracts: [{ provides: ['openapi.json'] }],
  test: { resiliencyTests: { enable: resiliency } },
})

/** Whether an example of the step can be written: one without a body where the contract has one ends the whole run. */
const loads = ({ document, answers }: Bench, { name, operation }: Step): boolean => {
  const { status, body } = answers.get(name)!
  const response = resolved(document, placeOf(document, operation).operation.responses[String(status)])
  return body !== '' || response['content'] === undefined
}

/** A step as Specmatic's own examples look: the request, and an answer of the same form as the one to come. */
const exampleOf = ({ document, answers }: Bench, step: Step): object => {
  const { method, path } = placeOf(document, step.operation)
  const answer = answers.get(step.name)!
  const { body } = step
  return {
    'http-request': {
      method: method.toUpperCase(),
      path: targetOf({ ...step, query: {} }, path),
      query: step.query,
      headers: { ...step.headers, ...(body ? { 'Content-Type': body.type } : {}) },
      ...(body ? (body.type.includes('json') ? { body: body.value } : { 'form-fields': texts(body.value) }) : {}),
    },
    'http-response': {
      status: answer.status,
      headers: documentedHeaders(document, step, answer),
      ...(answer.body === '' ? {} : { body: parsed(answer.body) }),
    },
  }
}

const texts = (values: object) => Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]))

const documentedHeaders = (document: Document, { operation }: Step, { status, headers }: Answer) => {
  const response = resolved(document, placeOf(document, operation).operation.responses[String(status)])
  const names = Object.keys((response['headers'] ?? {}) as object)
  return Object.fromEntries(
    names.flatMap((name) => (name.toLowerCase() in headers ? [[name, headers[name.toLowerCase()]]] : [])),
  )
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return body
  }
}

/** Each failed scenario with the places and rules that failed in it. */
const findingsOf = (output: string): Finding[] => {
  const begin = output.indexOf('Unsuccessful Scenarios:')
  if (begin < 0) return []
  const findings: Finding[] = []
  let test = ''
  let place = ''
  for (const line of output.slice(begin).split('\n')) {
    const title = /^\s*"(.+?)"?\s*$/.exec(line)?.[1]
    if (title !== undefined && /FAILED|Scenario/.test(title)) {
      test = title
      findings.push({ test, what: '' })
    }
    place = />> (.+)$/.exec(line)?.[1] ?? place
    const rule = /^\s*([A-Z]+\d{4}): /.exec(line)?.[1]
    if (rule) findings.push({ test, what: `${place} ${rule}` })
  }
  return findings
}
