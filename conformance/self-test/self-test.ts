import { loadContract } from '../contract/contract.js'
import type { Reply } from '../http/exchange.js'
import type { Report } from '../report/report.js'
import { loadApi } from '../run/load-api.js'
import type { VerifyOptions } from '../run/options.js'
import { CannotJudge } from '../run/stops.js'
import { verify } from '../run/verify.js'
import { answerFaults } from './answer-faults.js'
import { behaviourFaults } from './behaviour-faults.js'
import { kindOf, type Fault, type Kind } from './fault.js'
import type { SelfTestReport } from './self-test-report.js'
import { faultyTransport, kindsOf, type Step, type Tampering } from './faulty-transport.js'

/** Faults beyond this number are left out, evenly over all sorts. */
const MOST_FAULTS = 150

/** Thrown where a run with a fault has shown that it notices: the rest of it would tell nothing more. */
class Noticed extends CannotJudge {}

/**
 * Runs the suite again and again with a fault between it and the target, one at a time, and counts the faults that make a
 * requirement fail which holds without them. Things named in the configuration serve once only, so runs with faults do
 * without those that calls use up.
 *
 * @param report What the run without faults came to.
 * @param onProgress Told how many faults are done, and how many there are.
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

  /** One run; answers the requirements that fail in it. */
  const run = async (
    seen: Tampering,
    extra: {
      only?: readonly string[]
      fault?: Fault
      before?: ReturnType<typeof kindsOf>
      sound?: ReadonlySet<string>
    },
  ): Promise<Set<string>> => {
    const failed = new Set<string>()
    const { fault, before, sound } = extra
    try {
      await verify({
        ...plain,
        own,
        profile: contract.profile,
        ...(extra.only ? { only: extra.only } : {}),
        intercept: (inner) =>
          faultyTransport(inner, {
            contract,
            base: plain.target.replace(/\/+$/, ''),
            seen,
            ...(fault ? { fault } : {}),
            ...(before ? { before } : {}),
          }),
        onEvent: (event) => {
          if (event.type !== 'judged' || event.judgement.outcome !== 'fail') return
          failed.add(event.judgement.requirement)
          if (sound?.has(event.judgement.requirement) && seen.injected > 0) throw new Noticed('noticed')
        },
      })
    } catch (error) {
      // a target that answers nothing any more is noticed too
      if (!(error instanceof CannotJudge)) throw error
      if (!(error instanceof Noticed) && seen.injected > 0) failed.add('')
      else if (!(error instanceof Noticed)) throw error
    }
    return failed
  }

  const clean: Tampering = { steps: [], injected: 0 }
  const failing = await run(clean, {})
  const binding = new Set(report.requirements.filter(({ level }) => level === 'MUST').map(({ id }) => id))
  const sound = new Set([...binding].filter((id) => !failing.has(id)))
  const faults = spread(faultsOf(contract.operations.map(({ id }) => id)), MOST_FAULTS)

  function faultsOf(ids: readonly string[]): Fault[] {
    return ids.flatMap((id) => {
      const operation = contract.operations.find((each) => each.id === id)!
      const steps = clean.steps.filter((step) => step.operation === id)
      const samples = samplesOf(steps)
      return [
        ...behaviourFaults(
          operation,
          samples,
          steps.map(({ request }) => request),
        ),
        ...[...samples].flatMap(([kind, sample]) => answerFaults(contract, operation, kind, sample)),
      ]
    })
  }

  const before = kindsOf(clean.steps)
  const result: SelfTestReport = { noticed: 0, injected: 0, missed: [], outOfReach: outOfReach(report, clean.steps) }
  for (const [i, fault] of faults.entries()) {
    onProgress(i, faults.length)
    const seen: Tampering = { steps: [], injected: 0 }
    const failed = await run(seen, { fault, before, sound })
    if (seen.injected === 0) continue
    result.injected += 1
    if ([...failed].some((id) => id === '' || sound.has(id))) result.noticed += 1
    else
      result.missed.push({
        fault: fault.does,
        operation: fault.operation,
        provide: provisions(report, fault.operation),
      })
  }
  onProgress(faults.length, faults.length)
  return result
}

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
      .map((reason) => /; (give .+|--.+)$/.exec(reason)?.[1] ?? /^(--read-only|not chosen).*$/.exec(reason)?.[0])
      .filter((each) => each !== undefined),
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
