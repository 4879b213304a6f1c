import { createHash } from 'node:crypto'
import type { Report } from '../report.js'
import { coverageSection } from './coverage.js'
import { exchangesSection } from './exchanges.js'
import { extras } from './extras.js'
import { failures, untested } from './findings.js'
import { html, raw, type Markup } from './markup.js'
import { matrix } from './matrix.js'
import { overview } from './overview.js'
import { SCRIPT } from './script.js'
import { STYLE } from './style.js'

/** Nothing is loaded from anywhere, and no script runs but the page's own. */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'`

/** One page that holds everything: the verdict, failures with evidence, the matrix, coverage and each exchange. */
export const htmlPage = (reports: readonly Report[]): string => {
  const page = html`<!doctype html>
    <html lang="en" class="no-script">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <title>${reports.map(({ api, verdict }) => `${api} ${verdict}`).join(', ')} · conformance</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <nav aria-label="report">
          <div>
            ${reports.flatMap((report) => navigation(report, reports.length > 1))}<button id="theme" type="button">
              light / dark
            </button>
          </div>
        </nav>
        <main>
          ${reports.map(
            (report) =>
              html`<div class="report" id="${report.api}">
                ${[overview, failures, untested, matrix, coverageSection, extras, exchangesSection].map((part) => part(report))}
              </div>`,
          )}
          <footer>Written by facsimile verify. Tokens, passwords and cookies are blotted out.</footer>
        </main>
        ${raw(`<script>${SCRIPT}</script>`)}
      </body>
    </html> `
  return page.text
}

/** Links to the parts of a single report, or to each of several. */
const navigation = ({ api, requirements, summary }: Report, several: boolean): Markup[] => {
  const failed = summary.fail
  if (several) return [html`<a href="#${api}">${api}${failed > 0 && ` (${failed} failed)`}</a>`]
  const has = (verdict: string) => requirements.some((each) => each.verdict === verdict)
  return [
    html`<b>${api}</b>`,
    ...(has('fail') ? [html`<a href="#${api}-failures">failures</a>`] : []),
    ...(has('untested') ? [html`<a href="#${api}-untested">not judged</a>`] : []),
    html`<a href="#${api}-requirements">requirements</a>`,
    html`<a href="#${api}-coverage">coverage</a>`,
    html`<a href="#${api}-exchanges">exchanges</a>`,
  ]
}
