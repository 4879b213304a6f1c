import type { components } from '#contract/control'
import type { HttpRequest } from '../engine/http.js'
import { redactorFor, type ApiReaders } from './api-reader.js'
import { curlLine } from './curl-line.js'
import type { Entry } from './entry.js'
import { bodyText } from './message-value.js'
import type { Remark } from './remark.js'
import { secretsOf } from './redact.js'

type Summary = components['schemas']['ExchangeSummary']
type Whole = components['schemas']['Exchange']
type Message = components['schemas']['ExchangeMessage']

/** An exchange in a line, without secrets. */
export const summarize = ({ id, exchange }: Entry, remarks: readonly Remark[], readers: ApiReaders): Summary => {
  const { api, operationId, request, reply, fault, nearest } = exchange
  return {
    id,
    time: new Date(exchange.time).toISOString(),
    ...(api === undefined ? {} : { api }),
    ...(operationId === undefined ? {} : { operation: operationId }),
    method: request.method,
    target: redactorFor(readers, api).target(request.target),
    status: reply.status,
    milliseconds: Number(exchange.duration.toFixed(3)),
    answeredBy: exchange.answeredBy,
    findings: countRemarks(remarks),
    ...(fault ? { fault: { rule: fault.rule, effects: [...fault.effects] } } : {}),
    ...(nearest ? { nearest } : {}),
  }
}

const countRemarks = (remarks: readonly Remark[]): Summary['findings'] => {
  const counts = { request: 0, undocumented: 0, reply: 0 }
  for (const { of: side, kind } of remarks) {
    if (kind === 'undocumented') counts.undocumented += 1
    else counts[side] += 1
  }
  return counts
}

/** An exchange with everything that is known of it, without secrets. */
export const showExchange = (entry: Entry, remarks: readonly Remark[], readers: ApiReaders): Whole => {
  const { exchange, whole } = entry
  const { request, reply } = exchange
  const redactor = redactorFor(readers, exchange.api)
  const secrets = secretsOf(request.headers)
  const headers = redactor.headers(request.headers)
  const sent = request.body.length > 0 ? redactor.text(bodyText(request.body), secrets) : undefined
  const came = reply.body === undefined || reply.body === '' ? undefined : redactor.text(reply.body, secrets)
  const summary = summarize(entry, remarks, readers)
  const url = addressOf(request, summary.target)
  return {
    ...summary,
    world: exchange.world,
    request: message(headers, sent, request.body.length, whole?.request),
    reply: message(redactor.headers(reply.headers), came, Buffer.byteLength(reply.body ?? ''), whole?.reply),
    remarks: [...remarks],
    curl: curlLine({ method: request.method, url, headers: forCurl(headers), body: sent }),
  }
}

/**
 * The whole address that a request was sent to: with the path of somebody's own server, and the world where the path named it.
 * @param target path and query, without secrets.
 */
export const addressOf = ({ headers, base = '', mount }: HttpRequest, target: string): string =>
  `http://${headers['host'] ?? 'localhost'}${base}${mount}${target}`

const message = (
  headers: Record<string, string>,
  body: string | undefined,
  size: number,
  whole: number | undefined,
): Message => ({
  headers,
  size: whole ?? size,
  ...(body === undefined ? {} : { body }),
  ...(whole === undefined ? {} : { kept: size }),
})

/** Headers that curl makes by itself, or that belonged to the connection. */
const OWN = new Set(['host', 'content-length', 'connection', 'accept-encoding', 'transfer-encoding', 'expect'])

export const forCurl = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN.has(name)))
