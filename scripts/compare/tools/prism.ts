import { createRequire } from 'node:module'
import { findPrism } from '../../../conformance/referee/find-prism.js'
import { startPrism } from '../../../conformance/referee/start-prism.js'
import { sendStep } from '../bench.js'
import type { Answer, Finding, Tool } from '../tool.js'

interface Violation {
  location?: (string | number)[]
  code?: string | number
}

/** Prism's proxy judges what passes through it: here the requests of the lifecycle that need no other before them. */
export const prism: Tool = {
  id: 'prism',
  name: 'Prism proxy',
  usage: 'prism proxy openapi.json <target>, and the requests of the lifecycle sent through it',
  given:
    'The requests of the lifecycle that need no other before them, sent through it; what it says of answers counts. It judges no effects and sends nothing itself.',
  better:
    'It stands in front of any implementation and judges the traffic of real clients against any OpenAPI document or Postman collection. Ours does that for the APIs that it knows.',
  version: () => Promise.resolve((require('@stoplight/prism-cli/package.json') as { version: string }).version),
  prepare({ document, steps }) {
    return Promise.resolve(async (target) => {
      const proxy = await startPrism(findPrism(), document, target)
      const findings: Finding[] = []
      try {
        for (const step of steps) {
          const answer = await sendStep(document, proxy.url, step).catch(() => undefined)
          const all = answer ? violationsOf(answer) : ['no answer']
          findings.push(...all.map((what) => ({ test: step.name, what })))
        }
      } finally {
        await proxy.close()
      }
      return { findings }
    })
  },
}

const require = createRequire(import.meta.url)

/** What Prism holds against an answer; what it holds against requests is left out, since some are broken on purpose. */
const violationsOf = ({ status, headers, body }: Answer): string[] => {
  const own = /"type":"(https:[^"]*prism[^"]*)"/.exec(body)?.[1]
  if (own !== undefined) return [`Prism answered by itself with ${status}: ${own}`]
  const told = headers['sl-violations']
  if (told === undefined) return []
  return (JSON.parse(told) as Violation[])
    .filter(({ location }) => location?.[0] === 'response')
    .map(({ location, code }) => `${location!.join('.')} ${code ?? ''}`)
}
