import type { components } from '#contract/control'
import type { Finding } from '../contract/validators.js'
import type { Problem, Violation } from '../engine/problem.js'

/** One thing that a request or its answer has against the contract. */
export type Remark = components['schemas']['ExchangeRemark']

const violation = ({ in: place, name, pointer, rule, contract, message }: Violation): Remark => ({
  of: 'request',
  kind: 'violation',
  in: place,
  ...(name === '' ? {} : { name }),
  pointer,
  rule,
  contract,
  message,
})

const REASONS: Partial<Record<Problem['kind'], string>> = {
  'unknown-path': 'nothing is known at this path',
  'wrong-method': 'the path does not know this method',
  'trailing-slash': 'the path has a slash too many at its end',
  'bad-encoding': 'the path is not percent-encoded as it should be',
  'too-large': 'the body is too large',
}

/** What a problem says against the request. */
export const remarksOfProblem = (problem: Problem | undefined): Remark[] => {
  if (!problem || problem.kind === 'internal') return []
  if (problem.kind === 'invalid') return problem.violations.map(violation)
  const message =
    problem.kind === 'malformed-body'
      ? problem.reason
      : problem.kind === 'unsupported-media-type'
        ? `the body is "${problem.received}", not ${problem.supported.join(' or ')}`
        : REASONS[problem.kind]!
  return [{ of: 'request', kind: 'violation', pointer: '', rule: problem.kind, contract: '', message }]
}

export const remarkOfReply = ({ pointer, rule, contract, message }: Finding): Remark => ({
  of: 'reply',
  kind: 'violation',
  pointer,
  rule,
  contract,
  // the stack trace of a failure of ours is for the log
  message: message.split('\n', 1)[0]!,
})
