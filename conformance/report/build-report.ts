import type { Contract } from '../contract/contract.js'
import type { Exchange } from '../http/exchange.js'
import { compareBaseline, type BaselineEntry } from '../run/baseline.js'
import type { Judgement, RunEvent } from '../run/events.js'
import { judgeRequirement, type Verdict } from '../run/verdicts.js'
import { coverage } from './coverage.js'
import type { Report } from './report.js'
import { showExchange } from './show-exchange.js'

/** Makes the report of a run out of all its events. @throws Error when the run has not ended. */
export const buildReport = (
  events: readonly RunEvent[],
  contract: Contract,
  baseline: readonly BaselineEntry[] = [],
): Report => {
  const only = <T extends RunEvent['type']>(type: T) =>
    events.filter((event): event is Extract<RunEvent, { type: T }> => event.type === type)
  const [started] = only('started')
  const [ended] = only('ended')
  if (!started || !ended) throw new Error('a report needs a run that has started and ended')

  const judgements = new Map<string, Judgement[]>()
  for (const { judgement } of only('judged')) {
    judgements.set(judgement.requirement, [...(judgements.get(judgement.requirement) ?? []), judgement])
  }
  const exchanges: Exchange[] = only('exchange').map(({ exchange }) => exchange)
  const { requirements, stale } = compareBaseline(
    started.requirements.map((requirement) =>
      judgeRequirement(requirement, judgements.get(requirement.id) ?? [], started),
    ),
    baseline,
  )
  const summary: Record<Verdict, number> = { pass: 0, fail: 0, untested: 0, notApplicable: 0 }
  for (const { verdict } of requirements) summary[verdict] += 1
  const broken = requirements.some(
    ({ level, verdict, accepted }) => level === 'MUST' && verdict === 'fail' && !accepted,
  )
  const { api, profile, target, seed, driver } = started
  return {
    api,
    profile,
    target,
    seed,
    startedAt: exchanges[0] ? new Date(exchanges[0].startedAt).toISOString() : null,
    verdict: broken ? 'violates' : 'conforms',
    summary,
    requirements,
    coverage: coverage(contract, exchanges),
    exchanges: exchanges.map(showExchange),
    driver: driver
      ? {
          name: driver.name,
          kinds: Object.fromEntries(Object.entries(driver.kinds).map(([kind, verbs]) => [kind, [...verbs]])),
          clock: driver.clock,
          reset: driver.reset,
        }
      : null,
    baseline: { stale },
    drift: only('drift').map(({ operation, what, exchange }) => ({ operation, what, exchange })),
    notes: only('note').map(({ message, exchange }) => ({ message, ...(exchange === undefined ? {} : { exchange }) })),
    ours: only('ours').map(({ message, story }) => ({ message, story })),
    leftOvers: only('left-over').map(({ kind, id }) => ({ kind, id })),
    touched: ended.touched,
    milliseconds: Math.round(ended.milliseconds),
  }
}
