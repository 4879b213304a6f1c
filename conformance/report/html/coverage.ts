import type { OperationCoverage, Report } from '../report.js'
import { count, html, type Markup } from './markup.js'

/** What of the contract the run's traffic went through: operations, statuses, parameters, fields. */
export const coverageSection = ({ api, coverage }: Report): Markup =>
  html`<section id="${api}-coverage">
    <h2>Coverage</h2>
    <p class="quiet">What the requests of this run went through. Filled was seen; outlined was not.</p>
    ${Object.entries(coverage.operations).map(([name, operation]) => operationCoverage(name, operation))}
  </section>`

const operationCoverage = (name: string, { calls, statuses, parameters, fields }: OperationCoverage): Markup =>
  html`<article class="coverage">
    <h3><code>${name}</code> <span class="quiet">${count(calls, 'call')}</span></h3>
    <dl>
      ${part(
        'statuses',
        Object.entries(statuses.seen).map(([status, times]) => `${status} ×${times}`),
        statuses.missing,
      )}
      ${part('parameters', parameters.seen, parameters.missing)} ${part('fields', fields.seen, fields.missing)}
    </dl>
  </article>`

const part = (title: string, seen: readonly string[], missing: readonly string[]): Markup | undefined => {
  const all = seen.length + missing.length
  if (all === 0) return undefined
  return html`<dt>
      ${title} <span class="quiet">${seen.length} of ${all}</span>
      <span class="meter" aria-hidden="true"><i style="width:${Math.round((100 * seen.length) / all)}%"></i></span>
    </dt>
    <dd>
      ${seen.map((each) => html`<span class="chip seen">${each}</span> `)}
      ${missing.map((each) => html`<span class="chip missing" title="not seen">${each}</span> `)}
    </dd>`
}
