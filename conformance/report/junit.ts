import type { JudgedRequirement } from '../run/verdicts.js'
import { failureText } from './evidence.js'
import type { FormatOptions } from './format.js'
import type { Report } from './report.js'
import { standing } from './standing.js'
import { element, xmlDocument, type Element } from './xml.js'

/**
 * One test suite per API, one test case per requirement. Only what fails the run is a failure: what was not judged, does
 * not apply, is only a SHOULD or is accepted by a baseline is skipped, with the reason.
 *
 * Valid by both schemas in use: the one of Ant's reports (windyroad/JUnit-Schema) and Jenkins' junit-10.xsd.
 */
export const junit = (reports: readonly Report[], options: FormatOptions): string =>
  xmlDocument(
    element(
      'testsuites',
      {},
      reports.map((report, id) => suite(report, id, options)),
    ),
  )

const suite = (report: Report, id: number, { complete = false }: FormatOptions): Element => {
  const { api, profile, target, seed, requirements, baseline, milliseconds } = report
  const standings = requirements.map((each) => standing(each, complete))
  const count = (...names: string[]) => standings.filter((name) => names.includes(name)).length
  return element(
    'testsuite',
    {
      package: 'facsimile',
      id,
      name: api,
      // the schema wants a time without a zone
      timestamp: (report.startedAt ?? '1970-01-01T00:00:00').slice(0, 19),
      hostname: hostOf(target),
      tests: requirements.length + baseline.stale.length,
      failures: count('broken') + baseline.stale.length,
      errors: count('incomplete'),
      skipped: count('untested', 'notApplicable', 'warned'),
      time: seconds(milliseconds),
    },
    [
      element('properties', {}, [
        element('property', { name: 'target', value: target }),
        element('property', { name: 'profile', value: profile }),
        element('property', { name: 'seed', value: seed }),
        element('property', { name: 'verdict', value: report.verdict }),
      ]),
      ...requirements.map((each) => testCase(report, each, complete)),
      ...baseline.stale.map(({ requirement, reason }) =>
        element('testcase', { name: `${requirement} (stale in the baseline)`, classname: `${api}.baseline`, time: 0 }, [
          element('failure', { message: reason, type: 'stale' }),
        ]),
      ),
      element('system-out', {}, remarks(report)),
      element('system-err', {}, report.ours.map(({ story, message }) => `${story}: ${message}`).join('\n')),
    ],
  )
}

const testCase = (report: Report, requirement: JudgedRequirement, complete: boolean): Element => {
  const { id, level, reason = '', findings, accepted } = requirement
  const [, subject = 'all'] = id.split('.')
  const attributes = { name: id, classname: `${report.api}.${subject}`, time: 0 }
  const message = findings[0]?.message ?? reason
  switch (standing(requirement, complete)) {
    case 'pass':
      return element('testcase', attributes)
    case 'broken':
      return element('testcase', attributes, [
        element('failure', { message, type: level }, failureText(report, requirement)),
      ])
    case 'incomplete':
      return element('testcase', attributes, [element('error', { message: `not judged: ${reason}`, type: 'untested' })])
    case 'warned':
      return skipped(attributes, `${accepted ? 'accepted by the baseline' : `only a ${level}`}, fails: ${message}`)
    case 'untested':
      return skipped(attributes, `not judged: ${reason}`)
    case 'notApplicable':
      return skipped(attributes, `not applicable: ${reason}`)
  }
}

const skipped = (attributes: Readonly<Record<string, string | number>>, message: string): Element =>
  element('testcase', attributes, [element('skipped', { message })])

const remarks = ({ drift, notes, leftOvers }: Report): string =>
  [
    ...drift.map(({ operation, what }) => `not named by the contract: ${operation}: ${what}`),
    ...notes.map(({ message }) => message),
    ...leftOvers.map(({ kind, id }) => `left behind: ${kind} ${id}`),
  ].join('\n')

const hostOf = (target: string): string => (URL.canParse(target) ? new URL(target).hostname : '') || 'localhost'

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)
