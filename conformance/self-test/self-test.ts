import { loadContract, type Contract } from '../contract/contract.js'
import type { Reply } from '../http/exchange.js'
import type { Report } from '../report/report.js'
import { loadApi } from '../run/load-api.js'
import type { VerifyOptions } from '../run/options.js'
import { answerFaults } from './answer-faults.js'
import { behaviourFaults } from './behaviour-faults.js'
import { kindOf, type Fault, type Kind } from './fault.js'
import { kindsOf, type Step } from './faulty-transport.js'
import { kindAt, runWith, type FaultyRun } from './run-with.js'
import type { SelfTestReport } from './self-test-report.js'

/** Faults beyond this number are left out, evenly over all sorts. */
const MOST_FAULTS = 150

/**
 * Runs the suite again and again with a fault between it and the target, one at a time, and counts the faults that make a
 * MUST fail which holds without them. Things named in the configuration serve once only, so runs with faults do without
 * those that calls use up.
 *
 * @param options What the run itself was told.
 * @param report What it came to.
 * @param onProgress Told how many faults are done, and how many there are.
 * @throws CannotJudge when the target cannot be reached any more.
 */
export const selfTest = async (
  options: VerifyOptions,
  report: Report,
  onProgress: (done: number, all: number) => void = () => undefined,
): Promise<SelfTestReport> => {
  const { onEvent: _, referee: __, ...plain } = options
  const api = await loadApi(options.api)
  const contract = loadContract(api.name, report.profile as 'documented' | 'live')
  const own = Object.fromEntries(Object.entries(options.own ?? {}).filter(([kind]) => !api.kinds[kind]?.usedUp))
  const repeated: VerifyOptions = { ...plain, own, profile: contract.profile }

  const clean = await runWith(repeated, contract)
  const musts = report.requirements.filter(({ level }) => level === 'MUST').map(({ id }) => id)
  const sound = new Set(musts.filter((id) => !clean.failed.has(id)))
  const before = kindsOf(clean.steps)
  const faults = spread(faultsFor(contract, clean), MOST_FAULTS)
  const result: SelfTestReport = { noticed: 0, injected: 0, missed: [], outOfReach: outOfReach(report, clean.steps) }
  for (const [i, fault] of faults.entries()) {
    onProgress(i, faults.length)
    const { injected, failed } = await runWith(repeated, contract, { fault, before, sound })
    if (injected === 0) continue
    result.injected += 1
    if ([...failed].some((id) => id === '' || sound.has(id))) result.noticed += 1
    else {
      const { does, operation } = fault
      result.missed.push({ fault: does, operation, provide: provisions(report, operation) })
    }
  }
  onProgress(faults.length, faults.length)
  return result
}

/** Everything that can go wrong with the answers that came. */
const faultsFor = (contract: Contract, { steps, kinds }: FaultyRun): Fault[] =>
  contract.operations.flatMap((operation) => {
    const here = steps.filter((step) => step.operation === operation.id)
    // how odd requests are turned away is nobody's promise
    const samples = new Map([...samplesOf(here)].filter(([kind]) => kinds.has(kindAt(operation.id, kind))))
    const sent = here.map(({ request }) => request)
    return [
      ...(here.length === 0 ? [] : behaviourFaults(operation, samples, sent)),
      ...[...samples].flatMap(([kind, sample]) => answerFaults(contract, operation, kind, sample)),
    ]
  })

/** One answer of each kind; the longest, since it shows most fields. */
const samplesOf = (steps: readonly Step[]): Map<Kind, Reply> => {
  const found = new Map<Kind, Reply>()
  for (const { reply } of steps) {
    if (!reply) continue
    const known = found.get(kindOf(reply))
    if (!known || reply.body.length > known.body.length) found.set(kindOf(reply), reply)
  }
  return found
}

/** At most so many, taken evenly. */
const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most ? [...all] : Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)

/** What the run asked for in vain where it looked at an operation. */
const provisions = ({ requirements }: Report, operation: string): string[] => [
  ...new Set(
    requirements
      .filter(
        ({ verdict, operations }) =>
          verdict === 'untested' && (operations.length === 0 || operations.includes(operation)),
      )
      .flatMap(({ reason = '' }) => reason.split(' | '))
      .flatMap(
        (reason) => /; (give .+)$/.exec(reason)?.[1] ?? /^(?:--read-only|not chosen).*$/.exec(reason)?.[0] ?? [],
      ),
  ),
]

const outOfReach = (report: Report, steps: readonly Step[]): SelfTestReport['outOfReach'] =>
  Object.keys(report.coverage.operations).flatMap((operation) => {
    const here = steps.filter((step) => step.operation === operation)
    const provide = provisions(report, operation)
    if (here.length === 0) return [{ operation, reason: 'was not called', provide }]
    const succeeded = here.some(({ reply }) => reply && /^2\d\d$/.test(kindOf(reply)))
    return succeeded ? [] : [{ operation, reason: 'never succeeded', provide }]
  })
