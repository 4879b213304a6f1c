import type { JudgedRequirement } from '../../run/verdicts.js'
import { evidenceOf } from '../evidence.js'
import type { Report } from '../report.js'
import { exchangeBody, exchangeHead } from './exchanges.js'
import { html, type Markup } from './markup.js'
import { verdictMark, verdictWord } from './verdict-mark.js'

/** Each failure with its sentence, its source and the exchanges that show it. */
export const failures = (report: Report): Markup | undefined => {
  const failed = report.requirements.filter(({ verdict }) => verdict === 'fail')
  if (failed.length === 0) return undefined
  return html`<section id="${report.api}-failures">
    <h2>Failures</h2>
    ${failed.map((requirement) => failure(report, requirement))}
  </section>`
}

const failure = (report: Report, requirement: JudgedRequirement): Markup => {
  const { id, level, sentence, source, findings, accepted } = requirement
  return html`<article class="failure ${level === 'MUST' && !accepted ? 'fail' : 'warn'}" id="${id}">
    <h3>${verdictMark(requirement)} ${sentence}</h3>
    <p class="quiet">
      <span class="level">${level}</span>
      <code>${id}</code>${accepted ? ` · ${verdictWord(requirement)}: accepted by the baseline` : ''} · ${source}
    </p>
    ${findings.map(
      ({ check, message, exchanges }, i) =>
        html`<div class="finding">
          <p><b>${message}</b></p>
          <p class="quiet">
            seen by <code>${check}</code>${exchanges.length > 0 && html` in ${links(report.api, exchanges)}`}
          </p>
          ${evidenceOf(report, exchanges).map(
            (exchange) =>
              html`<details class="exchange" ${i === 0 && 'open'}>
                <summary>${exchangeHead(exchange)}</summary>
                ${exchangeBody(exchange)}
              </details>`,
          )}
        </div>`,
    )}
  </article>`
}

const MOST_LINKS = 12

/** Links to exchanges further down the page. */
export const links = (api: string, ids: readonly string[]): Markup[] => [
  ...ids.slice(0, MOST_LINKS).map((id) => html`<a href="#${api}-${id}">${id}</a> `),
  ...(ids.length > MOST_LINKS ? [html`and ${ids.length - MOST_LINKS} more`] : []),
]

/** What was not judged, by the reason: one missing thing often explains many. */
export const untested = ({ api, requirements }: Report): Markup | undefined => {
  const reasons = new Map<string, JudgedRequirement[]>()
  for (const each of requirements.filter(({ verdict }) => verdict === 'untested')) {
    reasons.set(each.reason ?? '', [...(reasons.get(each.reason ?? '') ?? []), each])
  }
  if (reasons.size === 0) return undefined
  return html`<section id="${api}-untested">
    <h2>Not judged</h2>
    ${[...reasons].map(
      ([reason, those]) =>
        html`<article class="untested">
          <h3>${reason}</h3>
          <ul>
            ${those.map(({ id, level, sentence }) => html`<li><span class="level">${level}</span> ${sentence} <code class="quiet">${id}</code></li>`)}
          </ul>
        </article>`,
    )}
  </section>`
}
