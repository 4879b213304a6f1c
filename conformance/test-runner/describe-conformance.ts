import { loadRequirements } from '../requirements/load-requirements.js'
import { failureText } from '../report/evidence.js'
import type { Report } from '../report/report.js'
import { standing } from '../report/standing.js'
import type { VerifyOptions } from '../run/options.js'
import type { JudgedRequirement } from '../run/verdicts.js'
import { verify } from '../run/verify.js'
import { findRunner, type TestRunner } from './test-runner.js'

/** Like `VerifyOptions`; what is only known once the tests run, such as the address of a server, may be a function. */
export interface DescribeOptions extends Omit<VerifyOptions, 'target' | 'driver'> {
  target: string | (() => string | Promise<string>)
  driver?: VerifyOptions['driver'] | (() => string | Promise<string>)
  /** A MUST that could not be judged fails its test instead of being skipped. */
  complete?: boolean
}

/** Milliseconds that a run may take where no budget was given. */
const PATIENCE = 300_000

/**
 * Declares one test per requirement: passed, failed with sentence, source and evidence, or skipped with the reason. The
 * suite runs once, before the first of them. What fails and does not count (a SHOULD, or accepted by the baseline) is
 * skipped.
 *
 * ```ts
 * import { beforeAll, describe, test } from 'vitest'
 * import { describeConformance } from 'facsimile/conformance'
 *
 * describeConformance({ api: 'okta', target: 'http://127.0.0.1:8080' }, { describe, test, beforeAll })
 * ```
 *
 * Jest cannot skip a test that has begun. Hand it a report that is there already, so that each test is declared as what
 * it is: `describeConformance(await verify({ api, target }))`.
 *
 * @param subject What to judge, or what `verify` came to.
 * @param runner The functions of the test runner, where they are not global.
 * @throws Error when there is no test runner, or no such API.
 */
export const describeConformance = (subject: DescribeOptions | Report, runner?: Partial<TestRunner>): void => {
  const found = findRunner(runner)
  if ('requirements' in subject) declare(subject, found)
  else judgeInside(subject, found)
}

const titleOf = (api: string): string => `${api} keeps its contract`

/** Tests of a run that is over. */
const declare = (report: Report, { describe, test }: TestRunner): void => {
  describe(titleOf(report.api), () => {
    for (const requirement of report.requirements) {
      const name = nameOf(requirement)
      const outcome = outcomeOf(report, requirement, false)
      if ('skip' in outcome) test.skip(`${name} (${outcome.skip})`, () => undefined)
      else test(name, () => settle(outcome))
    }
    for (const { requirement, reason } of report.baseline.stale) {
      test(`${requirement}: stale in the baseline`, () => settle({ fail: reason }))
    }
  })
}

/** Tests of a run that begins with them. */
const judgeInside = (options: DescribeOptions, { describe, test, beforeAll }: TestRunner): void => {
  if (!beforeAll) {
    throw new Error(
      'describeConformance needs beforeAll too, unless it is given a report: { describe, test, beforeAll }',
    )
  }
  const { target, driver, complete = false, ...rest } = options
  const requirements = loadRequirements(options.api)
  describe(titleOf(options.api), () => {
    let report: Report
    beforeAll(
      async () => {
        const hand = typeof driver === 'function' ? await driver() : driver
        report = await verify({
          ...rest,
          target: typeof target === 'function' ? await target() : target,
          ...(hand === undefined ? {} : { driver: hand }),
        })
      },
      options.budget === undefined ? PATIENCE : options.budget * 1000 + 30_000,
    )
    for (const requirement of requirements) {
      test(nameOf(requirement), (...args) => {
        const [context] = args as [{ skip?: (reason: string) => void }?]
        const judged = report.requirements.find(({ id }) => id === requirement.id)!
        const outcome = outcomeOf(report, judged, complete)
        if (!('skip' in outcome)) return settle(outcome)
        if (typeof context?.skip === 'function') return context.skip(outcome.skip)
        // nothing that was not judged may look as if it had passed
        return fail(`${outcome.skip}\n\nThis test runner cannot skip from inside a test. ${INSTEAD}`)
      })
    }
    if (options.baseline?.length) {
      test('no entry of the baseline is stale', () => {
        const { stale } = report.baseline
        settle(
          stale.length === 0 ? {} : { fail: stale.map((each) => `${each.requirement}: ${each.reason}`).join('\n') },
        )
      })
    }
  })
}

const INSTEAD = 'Judge first and declare the tests then: describeConformance(await verify({ … }))'

const nameOf = ({ id, level, sentence }: Pick<JudgedRequirement, 'id' | 'level' | 'sentence'>): string =>
  `${level} ${id}: ${sentence}`

type Outcome = { fail: string } | { skip: string } | { fail?: undefined }

const outcomeOf = (report: Report, requirement: JudgedRequirement, complete: boolean): Outcome => {
  const { reason = '', accepted, level } = requirement
  switch (standing(requirement, complete)) {
    case 'pass':
      return {}
    case 'broken':
      return { fail: failureText(report, requirement) }
    case 'incomplete':
      return { fail: `not judged: ${reason}` }
    case 'warned':
      return { skip: `fails; ${accepted ? 'accepted by the baseline' : `only a ${level}`}` }
    case 'untested':
      return { skip: `not judged: ${reason}` }
    case 'notApplicable':
      return { skip: `not applicable: ${reason}` }
  }
}

const settle = (outcome: { fail?: string | undefined }): void => {
  if (outcome.fail !== undefined) fail(outcome.fail)
}

/** Fails a test by what it says; where in the suite that was said helps nobody. */
const fail = (message: string): never => {
  const error = new Error(message)
  error.stack = `Error: ${message}`
  throw error
}
