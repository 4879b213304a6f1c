import type { Report, ReportedExchange } from '../report.js'
import { count, html, type Markup, type Part } from './markup.js'

/** Every request of the run with its answer, folded. */
export const exchangesSection = ({ api, exchanges }: Report): Markup =>
  html`<section id="${api}-exchanges" class="exchanges">
    <h2>Exchanges</h2>
    <form class="filter" aria-label="filter exchanges">
      <input type="search" placeholder="find by path, status, operation or story" aria-label="find an exchange" />
      <span class="quiet">${count(exchanges.length, 'exchange')}, secrets blotted out</span>
    </form>
    ${exchanges.map(
      (exchange) =>
        html`<details class="exchange" id="${api}-${exchange.id}">
          <summary>${exchangeHead(exchange)}</summary>
          ${exchangeBody(exchange)}
        </details>`,
    )}
  </section>`

/** One line: what was asked, and what came. */
export const exchangeHead = ({
  id,
  request,
  response,
  failure,
  operation,
  story,
  milliseconds,
}: ReportedExchange): Markup =>
  html`<span class="head"
    ><span class="quiet id">${id}</span> <b class="method">${request.method}</b>
    <code class="path">${pathOf(request.url)}</code>
    <span class="status s${String(response?.status ?? '').slice(0, 1)}"
      >${failure ? failure.kind : response?.status}</span
    >
    <span class="quiet">${operation ?? 'no operation'} · ${story} · ${milliseconds} ms</span></span
  >`

export const exchangeBody = ({ request, response, failure, curl }: ReportedExchange): Markup =>
  html`<div class="sides">
      ${side('request', `${request.method} ${request.url}`, request.headers, request.body)}
      ${
        response
          ? side('answer', String(response.status), response.headers, response.body)
          : html`<div class="side"><h4>no answer</h4></div>`
      }
    </div>
    ${failure && html`<p class="broken">${failure.kind}: ${failure.message}</p>`}
    <div class="curl"><pre>${curl}</pre></div>`

const side = (
  title: string,
  line: string,
  headers: Readonly<Record<string, string | string[]>>,
  body: string | null,
): Markup =>
  html`<div class="side">
    <h4>${title}</h4>
    <pre>${[html`<b>${line}</b>`, headerLines(headers), body !== null && body !== '' && ['\n\n', pretty(body)]]}</pre>
  </div>`

const headerLines = (headers: Readonly<Record<string, string | string[]>>): Part[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((each) => ['\n', html`<span class="name">${name}:</span>`, ` ${each}`]),
  )

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') || '/'

/** JSON on several lines; anything else as it came. */
const pretty = (body: string): string => {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
