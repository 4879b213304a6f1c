import type { components } from '#contract/control'
import { parseQuery, splitTarget } from '../engine/query.js'
import { VERSION } from '../version.js'
import { redactorFor, type ApiReaders } from './api-reader.js'
import type { Entry } from './entry.js'
import type { Journal } from './journal.js'
import { bodyText } from './message-value.js'
import { secretsOf } from './redact.js'
import { addressOf } from './show-exchange.js'

type Har = components['schemas']['Har']
type HarEntry = components['schemas']['HarEntry']

/**
 * The journal as an HTTP Archive 1.2, oldest exchange first, without secrets.
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export const exportHar = (journal: Journal, readers: ApiReaders, api?: string): Har => {
  const entries = [...journal.since(0)].filter(({ exchange }) => api === undefined || exchange.api === api)
  const { dropped } = journal
  return {
    log: {
      version: '1.2',
      creator: { name: 'facsimile', version: VERSION },
      ...(dropped > 0 ? { comment: `${dropped} older exchanges are missing: the journal has let them go` } : {}),
      entries: entries.map((entry) => harEntry(entry, readers)),
    },
  }
}

const pairs = (values: Readonly<Record<string, string>>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }))

const harEntry = ({ exchange, whole }: Entry, readers: ApiReaders): HarEntry => {
  const { request, reply, duration, time, api } = exchange
  const redactor = redactorFor(readers, api)
  const secrets = secretsOf(request.headers)
  const target = redactor.target(request.target)
  const query = [...parseQuery(splitTarget(target).queryText)]
  return {
    startedDateTime: new Date(time).toISOString(),
    time: duration,
    request: {
      method: request.method,
      url: addressOf(request, target),
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(redactor.headers(request.headers)),
      queryString: query.flatMap(([name, values]) => values.map((value) => ({ name, value }))),
      ...(request.body.length === 0
        ? {}
        : {
            postData: {
              mimeType: request.headers['content-type'] ?? '',
              text: redactor.text(bodyText(request.body), secrets),
              ...(whole?.request === undefined ? {} : { comment: `cut; the whole body had ${whole.request} bytes` }),
            },
          }),
      headersSize: -1,
      bodySize: whole?.request ?? request.body.length,
    },
    response: {
      status: reply.status,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(redactor.headers(reply.headers)),
      content: contentOf(reply.body, reply.headers['content-type'], whole?.reply, (text) =>
        redactor.text(text, secrets),
      ),
      redirectURL: reply.headers['location'] ?? '',
      headersSize: -1,
      bodySize: whole?.reply ?? Buffer.byteLength(reply.body ?? ''),
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
  }
}

/** Of a body that was cut only the size is told: readers would take the rest for the whole. */
const contentOf = (
  body: string | undefined,
  mimeType = '',
  whole: number | undefined,
  redact: (text: string) => string,
): HarEntry['response']['content'] => {
  if (whole !== undefined) return { size: whole, mimeType }
  const text = redact(body ?? '')
  return { size: Buffer.byteLength(text), mimeType, ...(text === '' ? {} : { text }) }
}
