import { CannotJudge, verify } from '../../../conformance/index.js'
import { mutatedMock } from '../mock/mutated-mock.js'
import type { Mutant } from '../mutant.js'

/** A requirement that failed, and who saw it. */
export interface Failure {
  layer: string
  requirement: string
  /** The story or passive check. */
  check: string
}

/** What the suite made of a mutant. */
export interface Judged {
  name: string
  /** Every requirement that failed, by each check; a MAY among them does not count as a kill. */
  failures: Failure[]
  /** Requirements (MUST, SHOULD) that the verdict calls failed. */
  failed: string[]
  /** Every check that looked at a requirement, as `layer requirement check`; only where asked for. */
  looked?: string[]
  /** MUSTs that nothing looked at; only where asked for. */
  untested?: string[]
  /** Why the suite could not come to a verdict, or a fault of its own. */
  trouble: string | undefined
  requests: number
  milliseconds: number
}

/** Real milliseconds that one answer, and seconds that one mutant, may take. */
const TIMEOUT = 20_000
const BUDGET = 300

/** Serves a mutant on a free port and lets the suite judge it, with the driver that the mock brings. */
export const judge = async (
  mutant: Pick<Mutant, 'name' | 'api' | 'profile' | 'make'>,
  options: { quick?: boolean; looked?: boolean; seed?: number; stopAfter?: readonly string[] } = {},
): Promise<Judged> => {
  const began = performance.now()
  const mock = await mutatedMock(mutant.api, mutant.profile, mutant.make())
  const failures = new Map<string, Failure>()
  const looked = new Set<string>()
  const judged = (failed: string[], requests: number, trouble?: string): Judged => ({
    name: mutant.name,
    failures: [...failures.values()],
    failed,
    trouble,
    ...(options.looked ? { looked: [...looked], untested } : {}),
    requests,
    milliseconds: Math.round(performance.now() - began),
  })
  let untested: string[] = []
  let trouble: string | undefined
  try {
    const target = await mock.listen()
    const report = await verify({
      api: mutant.api,
      target,
      profile: mutant.profile,
      seed: options.seed ?? 1,
      timeout: TIMEOUT,
      budget: BUDGET,
      ...(options.stopAfter ? { stopAfter: options.stopAfter } : {}),
      ...(options.quick ? { stopAtFirstFailure: true } : {}),
      onEvent(event) {
        if (event.type === 'ours') trouble ??= `${event.story}: ${event.message}`
        if (event.type !== 'judged') return
        const { layer, requirement, check, outcome } = event.judgement
        if (outcome !== 'untested') looked.add(`${layer} ${requirement} ${check}`)
        if (outcome === 'fail') failures.set(`${layer} ${requirement} ${check}`, { layer, requirement, check })
      },
    })
    untested = report.requirements
      .filter(({ level, verdict }) => level === 'MUST' && verdict === 'untested')
      .map(({ id }) => id)
    const failed = report.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)
    return judged(failed, report.coverage.requests, trouble)
  } catch (error) {
    if (error instanceof CannotJudge) return judged([], 0, `could not judge: ${error.message}`)
    throw error
  } finally {
    await mock.close()
  }
}
