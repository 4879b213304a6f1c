import type { JudgedRequirement } from '../../run/verdicts.js'
import type { Report } from '../report.js'
import { links } from './findings.js'
import { html, type Markup } from './markup.js'
import { lookOf, verdictMark, verdictWord } from './verdict-mark.js'

/** Requirements down, operations across. One that names no operation holds for all. */
export const matrix = (report: Report): Markup => {
  const { api, coverage, requirements } = report
  const operations = Object.keys(coverage.operations)
  const groups = new Map<string, JudgedRequirement[]>()
  for (const each of requirements) {
    const [, subject = ''] = each.id.split('.')
    groups.set(subject, [...(groups.get(subject) ?? []), each])
  }
  return html`<section id="${api}-requirements" class="matrix">
    <h2>Requirements</h2>
    <form class="filter" aria-label="filter requirements">
      ${[
        ['fail', 'failed'],
        ['warn', 'does not count'],
        ['untested', 'not judged'],
        ['pass', 'passed'],
        ['none', 'not applicable'],
      ].map(
        ([look, word]) =>
          html`<label class="${look}"><input type="checkbox" checked value="${look}" /> ${word}</label>`,
      )}
      <input type="search" placeholder="find a requirement" aria-label="find a requirement" />
    </form>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">requirement</th>
            <th scope="col">level</th>
            ${operations.map((name) => html`<th scope="col" class="operation"><span>${name}</span></th>`)}
          </tr>
        </thead>
        ${[...groups].map(
          ([subject, those]) =>
            html`<tbody>
              <tr class="group">
                <th colspan="${operations.length + 2}" scope="rowgroup">
                  ${subject} <span class="quiet">${tally(those)}</span>
                </th>
              </tr>
              ${those.map((each) => row(report, each, operations))}
            </tbody>`,
        )}
      </table>
    </div>
  </section>`
}

const tally = (those: readonly JudgedRequirement[]): string => {
  const applicable = those.filter(({ verdict }) => verdict !== 'notApplicable')
  return `${applicable.filter(({ verdict }) => verdict === 'pass').length} of ${applicable.length} pass`
}

const row = ({ api }: Report, requirement: JudgedRequirement, operations: readonly string[]): Markup => {
  const { id, level, sentence, source, reason, findings, verdict } = requirement
  const about = requirement.operations.length === 0 ? operations : requirement.operations
  return html`<tr data-look="${lookOf(requirement)}">
    <th scope="row">
      <details>
        <summary>${sentence}</summary>
        <dl>
          <dt>id</dt>
          <dd>${verdict === 'fail' ? html`<a href="#${id}"><code>${id}</code></a>` : html`<code>${id}</code>`}</dd>
          <dt>source</dt>
          <dd>${source}</dd>
          <dt>verdict</dt>
          <dd>${verdictWord(requirement)}${reason !== undefined && `: ${reason}`}</dd>
          ${findings.map(
            ({ message, exchanges }) =>
              html`<dt>finding</dt>
                <dd>${message} ${links(api, exchanges)}</dd>`,
          )}
        </dl>
      </details>
    </th>
    <td><span class="level">${level}</span></td>
    ${operations.map((name) => html`<td class="cell">${about.includes(name) && verdictMark(requirement)}</td>`)}
  </tr>`
}
