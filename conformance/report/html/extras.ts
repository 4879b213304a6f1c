import type { Report } from '../report.js'
import { strength } from '../strength.js'
import { links } from './findings.js'
import { html, type Markup } from './markup.js'

/** What a run saw besides its verdicts. */
export const extras = (report: Report): Markup | undefined => {
  const { api, drift, notes, ours, leftOvers, baseline, touched } = report
  const lists = [
    ...strength(report).map(
      ({ title, lines }) =>
        list(
          title,
          '',
          lines.map((line) => html`${line}`),
        ) ?? html`<p><b>${title}</b></p>`,
    ),
    list(
      'Stale in the baseline',
      'These entries accept nothing any more; they fail the run.',
      baseline.stale.map(({ requirement, reason }) => html`<code>${requirement}</code>: ${reason}`),
    ),
    list(
      'The contract does not name',
      'Allowed, and told: here contract and implementation drift apart.',
      drift.map(({ operation, what, exchange }) => html`<code>${operation}</code>: ${what} ${links(api, [exchange])}`),
    ),
    list(
      'Seen, not judged',
      '',
      notes.map(({ message, exchange }) => html`${message} ${exchange !== undefined && links(api, [exchange])}`),
    ),
    list(
      'Faults of the suite',
      'Ours, not the target’s.',
      ours.map(({ story, message }) => html`<code>${story}</code>: ${message}`),
    ),
    list(
      'Left behind',
      'Made by this run and not removed.',
      leftOvers.map(({ kind, id }) => html`${kind} <code>${id}</code>`),
    ),
    list(
      'Touched',
      'Every id that a call which changes something was allowed to name.',
      touched.map(({ id, origin }) => html`<code>${id}</code> <span class="quiet">${origin}</span>`),
      false,
    ),
  ].filter((each) => each !== undefined)
  if (lists.length === 0) return undefined
  return html`<section id="${api}-more">
    <h2>Also</h2>
    ${lists}
  </section>`
}

const list = (title: string, about: string, items: readonly Markup[], open = true): Markup | undefined =>
  items.length === 0
    ? undefined
    : html`<details class="more" ${open && 'open'}>
        <summary>${title} <span class="quiet">${items.length}</span></summary>
        ${about !== '' && html`<p class="quiet">${about}</p>`}
        <ul>
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>
      </details>`
