import type { Contract } from '../contract/contract.js'
import { kindOf, type Fault, type Kind } from './fault.js'
import type { VerifyOptions } from '../run/options.js'
import { CannotJudge } from '../run/stops.js'
import { verify } from '../run/verify.js'
import { faultyTransport, type Known, type Tampering } from './faulty-transport.js'

/** What a run with a fault came to. */
export interface FaultyRun extends Tampering {
  /** Requirements that failed; an empty name stands for a target that nothing could be judged of any more. */
  failed: Set<string>
  /** Kinds of answers, with their operations, to requests that were for an operation and no odd ones beside it. */
  kinds: Set<string>
}

export interface RunWith {
  fault: Fault
  /** What came at each step without the fault. */
  before: readonly Known[]
  /** Requirements that hold without it: the run ends with the first of them that fails. */
  sound: ReadonlySet<string>
}

/** Ends a run that has shown that it notices: the rest of it would tell nothing more. */
class Noticed extends CannotJudge {}

export const kindAt = (operation: string, kind: Kind): string => `${operation} ${kind}`

/** One run of the suite with a fault between it and the target, or, without one, only looked at. */
export const runWith = async (options: VerifyOptions, contract: Contract, tampering?: RunWith): Promise<FaultyRun> => {
  const run: FaultyRun = { steps: [], injected: 0, failed: new Set(), kinds: new Set() }
  const base = options.target.replace(/\/+$/, '')
  try {
    await verify({
      ...options,
      intercept: (inner) => faultyTransport(inner, { contract, base, seen: run, ...tampering }),
      onEvent: (event) => {
        if (event.type === 'exchange') {
          const { operation, reply, intent } = event.exchange
          if (operation !== undefined && reply && intent !== 'beside') run.kinds.add(kindAt(operation, kindOf(reply)))
        }
        if (event.type !== 'judged' || event.judgement.outcome !== 'fail') return
        const { requirement } = event.judgement
        run.failed.add(requirement)
        if (tampering?.sound.has(requirement) && run.injected > 0) throw new Noticed('noticed')
      },
    })
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error
    if (error instanceof Noticed) return run
    // a target that answers nothing any more is noticed too
    if (run.injected === 0) throw error
    run.failed.add('')
  }
  return run
}
