import { alarms, testsOf, type Results } from './results.js'
import { readSteps } from './lifecycle.js'
import { alarmList, familyTable, mutantTable, perApiTable, summaryTable, unseenList } from './page-tables.js'
import type { Tool } from './tool.js'

/** `docs/comparison.md`, from the results of a run. */
export const page = (results: Results, all: readonly Tool[]): string => {
  const tools = all.filter(({ id }) => results.versions[id] !== undefined)
  const apis = [...new Set(results.sample.map(({ api }) => api))]
  const steps = apis.map((api) => `${readSteps(api).length} for ${api}`).join(', ')
  const troubled = tools.filter(({ id }) => apis.some((api) => testsOf(alarms(results, id, api)).length > 0))
  return `# Beside other contract testers

Written by \`npm run compare\`. Do not edit.

This suite and other contract testers judge the mock as it is and ${results.sample.length} mutants of it: mocks with one clause of the
contract broken, each of which answers a fixed course of requests otherwise than the unbroken one. Each judgement has a
fresh mock, served over HTTP.
Begun ${results.began.slice(0, 10)}, seed ${results.seed}, Node ${process.versions.node}. ${loadOf(results)}

${summaryTable(results, tools, apis)}

- **Killed**: the run has a finding that no run against the unbroken mock had, or it came to no end where those did. This
  favours testers with false alarms, since a new one beside an old one counts.
- **False alarms**: failed tests on the unbroken mock, in the tester's own unit: requirements, steps, requests, transactions,
  scenarios.
- **Requests** and **seconds**: of one run against each unbroken mock, all APIs together; requests are those that the API under
  test got, seconds are those of the faster of two runs, process start included, conversion of contracts not.
${dashes(results, tools)}
## How to read it

The comparison is ours, and the ground is ours as well. The mutants break requirements that our suite was written to hold
targets to, and the suite is not released while it refuses the mock: its row says how well it does what it was made for, and
its 0 false alarms are a condition, not a result. Mutants that break nothing documented
([\`explanations.yaml\`](../scripts/mutants/explanations.yaml)) are left out. The other testers know what OpenAPI can say and what we
told them. With a driver our suite also gets help that no other tester has a place for; a row without one is the fair one
beside them.

Each tester was given what it can take: the right credentials, and live ids of the seed in place of the contract's examples.
They come from one lifecycle per API ([\`scripts/compare/lifecycles\`](../scripts/compare/lifecycles), Arazzo): successes, effects where
the API shows them, and the refusals that seeded credentials and ids can cause (requests with fixed values: ${steps}).
Testers that keep to no order get those of them whose status does not depend on an earlier one. Only the documented profile is
judged. Dots in the names of path parameters are underscores in what they read, since several find no path with them.

${tools.map(({ name, given }) => `- **${name}**: ${given}`).join('\n')}

## By API

Mutants killed, then false alarms, requests and seconds on the unbroken mock.

${perApiTable(results, tools, apis)}

## By what is broken

${familyTable(results, tools)}

## False alarms

${troubled.length === 0 ? 'None.' : troubled.map((tool) => alarmList(results, tool, apis)).join('\n\n')}

${CAUSES}

## What others see and we do not

${unseenList(results, tools)}

## What each does better

All of them judge any API that has a document. Our suite judges the APIs that have requirements and stories here, and a new
one is work of days.

${tools.flatMap(({ name, better }) => (better === undefined ? [] : [`- **${name}**: ${better}`])).join('\n')}

## Again

\`\`\`sh
npm run build                              # else the suite runs from its sources, which starts slower
npm run compare                            # 10 mutants of each API
npm run compare -- --sample ${Math.ceil(results.sample.length / apis.length)}              # as many as on this page
npm run compare -- --sample 20 --seed 2    # more of them, and others
npm run compare -- --all                   # all of them: days
npm run compare -- --api okta --tool dredd --tool respect
npm run compare -- --resume                # goes on where it was stopped
\`\`\`

Testers that are no dependency of this project are installed by npm into \`.cache/compare\`, in the versions above; Specmatic
brings its own jar and needs Java 17. A run that takes longer than 60 s is ended by force. The commands:

| tester | command |
|---|---|
${tools.map(({ name, usage }) => `| ${name} | \`${usage}\` |`).join('\n')}

## The mutants

${mutantTable(results, tools)}
`
}

const CAUSES = `Where they come from:

- Okta answers an access token without the scope with 403 and no body, which the contract describes beside the schema of the
  body, in words. Prism, Respect and Portman take the schema for a promise; Specmatic cannot be told of such an answer.
- Specmatic's resiliency tests repeat a request with other optional parameters and expect the same success. The second
  deletion of a session is a 404, and a call without a credential is refused: the header that carries Okta's had to be made
  optional, so that calls without one can be told of at all.
- They also expect 4xx for what is wrong with a request. Slack says so with 200 and \`ok: false\`.`

/** What the seconds are worth. */
const loadOf = ({ load }: Results): string => {
  if (!load) return ''
  const { least, most, cores } = load
  if (most <= 2 * cores) return `The machine has ${cores} cores and was busy with nothing else.`
  return (
    `The machine has ${cores} cores and had other work to do meanwhile, with a load\nbetween ${least.toFixed(0)} and ` +
    `${most.toFixed(0)}: kills and requests do not depend on that; seconds do, and are rough.`
  )
}

const dashes = ({ mutants, sample }: Results, tools: readonly Tool[]): string => {
  const without = tools.filter(({ id }) => !sample.some(({ name }) => mutants[`${id} ${name}`]))
  return without.length === 0
    ? ''
    : '- A dash: this run let it judge the unbroken mock only; `npm run compare -- --resume` does the rest.\n'
}
