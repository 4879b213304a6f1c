import type { components } from '#contract/control'
import { parseQuery, percentDecode, splitTarget } from '../../engine/query.js'
import type { Exchange } from '../../mock/exchange.js'
import type { ApiReaders } from '../api-reader.js'
import { bodyText, messageValue } from '../message-value.js'
import { hasStatus } from '../select-entries.js'
import { matchText, matchValue, type Difference } from './match-value.js'
import type { SafeRegex } from './safe-regex.js'

export type ExchangePattern = components['schemas']['ExchangePattern']

/** How an exchange fits a pattern. */
export interface Fit {
  differs: Difference[]
  /** The share of what was given that fits, from 0 to 1. */
  score: number
}

export const matchExchange = (
  pattern: ExchangePattern,
  { api, operationId, request, reply }: Exchange,
  readers: ApiReaders,
  regex: SafeRegex,
): Fit => {
  const { path, queryText } = splitTarget(request.target)
  const differs: Difference[] = []
  const shares: number[] = []
  const compare = (found: readonly Difference[], parts = 1) => {
    shares.push(Math.max(0, 1 - found.length / parts))
    differs.push(...found)
  }
  const plain = (where: string, expected: unknown, found: unknown, fits: boolean) =>
    compare(fits ? [] : [{ where, expected, ...(found === undefined ? {} : { found }) }])

  if (pattern.api !== undefined) plain('api', pattern.api, api, api === pattern.api)
  if (pattern.operation !== undefined)
    plain('operation', pattern.operation, operationId, operationId === pattern.operation)
  if (pattern.method !== undefined) {
    const method = pattern.method.toUpperCase()
    plain('method', method, request.method, request.method === method)
  }
  if (pattern.path !== undefined) {
    const mounts = api === undefined ? [] : (readers.get(api)?.mounts ?? [])
    plain('path', pattern.path, path, fitsPath(pattern.path, path, mounts))
  }
  if (pattern.status !== undefined)
    plain('status', pattern.status, reply.status, hasStatus(reply.status, String(pattern.status)))
  for (const [name, value] of Object.entries(pattern.headers ?? {}))
    compare(matchText(value, request.headers[name.toLowerCase()], `header ${name.toLowerCase()}`, regex))
  if (pattern.query) {
    const query = parseQuery(queryText)
    for (const [name, value] of Object.entries(pattern.query))
      compare(matchText(value, query.get(name)?.at(-1), `query ${name}`, regex))
  }
  if (pattern.body !== undefined) {
    const body = messageValue(bodyText(request.body), request.headers['content-type'])
    const found = matchValue(pattern.body, body, 'body', regex)
    compare(found, found[0]?.where === 'body' ? 1 : Math.max(1, Object.keys(pattern.body ?? {}).length))
  }
  const sum = shares.reduce((a, b) => a + b, 0)
  return { differs, score: shares.length === 0 ? 1 : sum / shares.length }
}

/** @param wanted with or without the mount; `{…}` stands for any one segment. */
const fitsPath = (wanted: string, path: string, mounts: readonly string[]): boolean => {
  const paths = [
    path,
    ...mounts.filter((mount) => path.startsWith(`${mount}/`)).map((mount) => path.slice(mount.length)),
  ]
  const template = wanted.split('/')
  return paths.some((candidate) => {
    const segments = candidate.split('/')
    return segments.length === template.length && template.every((segment, i) => fitsSegment(segment, segments[i]!))
  })
}

const fitsSegment = (wanted: string, sent: string): boolean =>
  /^\{[^}]*\}$/.test(wanted) ? sent !== '' : wanted === sent || percentDecode(wanted) === percentDecode(sent)
