import type { Report } from '../report.js'
import { count, html, type Markup } from './markup.js'

const LEGEND = [
  ['pass', 'pass', 'passed'],
  ['fail', 'fail', 'failed'],
  ['untested', 'untested', 'not judged'],
  ['notApplicable', 'none', 'not applicable'],
] as const

/** What the run came to, in one sentence and one bar. */
export const overview = (report: Report): Markup => {
  const { api, summary, requirements, driver, seed, profile, target, coverage, milliseconds, startedAt } = report
  const total = requirements.length
  const musts = requirements.filter(({ level, verdict }) => level === 'MUST' && verdict !== 'notApplicable')
  const judged = musts.filter(({ verdict }) => verdict !== 'untested').length
  return html`<header class="overview">
    <h1>${api} <span class="verdict ${lookOf(report)}">${sentence(report, judged, musts.length)}</span></h1>
    <p class="facts">
      <span><b>target</b> <code>${target}</code></span>
      <span><b>profile</b> ${profile}</span>
      <span><b>seed</b> ${seed}</span>
      ${startedAt && html`<span><b>run</b> <time datetime="${startedAt}">${startedAt.slice(0, 16).replace('T', ' ')} UTC</time></span>`}
      <span><b>took</b> ${(milliseconds / 1000).toFixed(1)} s, ${count(coverage.requests, 'request')}</span>
      <span><b>driver</b> ${driver ? html`<code>${driver.name}</code>` : 'none'}</span>
    </p>
    <div class="bar" aria-hidden="true">
      ${LEGEND.map(([verdict, look]) => summary[verdict] > 0 && html`<i class="${look}" style="flex-grow:${summary[verdict]}"></i>`)}
    </div>
    <p class="legend">
      ${LEGEND.map(([verdict, look, word]) => html`<span class="${look}"><b>${summary[verdict]}</b> ${word}</span>`)}
      <span class="quiet">${count(total, 'requirement')}, ${judged} of ${count(musts.length, 'MUST')} judged</span>
    </p>
  </header>`
}

const sentence = ({ verdict, summary }: Report, judged: number, musts: number): string => {
  if (verdict === 'violates') return 'violates its contract'
  if (summary.pass + summary.fail === 0) return 'could not be judged'
  return judged < musts ? 'conforms as far as judged' : 'conforms to its contract'
}

const lookOf = ({ verdict, summary }: Report): string =>
  verdict === 'violates' ? 'fail' : summary.pass + summary.fail === 0 ? 'untested' : 'pass'
