import { encodePairs } from '../http/build-request.js'
import type { HeaderLines, Reply, SentRequest } from '../http/exchange.js'
import { CannotJudge } from '../run/stops.js'
import type { HarEntry, HarPair } from './har-types.js'

/** One request of a recording, with its answer where the recording has one. */
export interface Recorded {
  request: SentRequest
  reply: Reply | undefined
  /** False where there was a body that the recording does not hold. */
  bodyKept: boolean
  startedAt: number
  milliseconds: number
}

/** @throws CannotJudge when the text is no HTTP Archive, or an entry cannot be read, saying which. */
export const readHar = (text: string, file: string): Recorded[] => {
  let data: { log?: { entries?: unknown } } | null
  try {
    data = JSON.parse(text.replace(/^\ufeff/, '')) as typeof data
  } catch (error) {
    throw new CannotJudge(`${file} is no HTTP Archive: ${(error as Error).message}`)
  }
  const entries = data?.log?.entries
  if (!Array.isArray(entries)) throw new CannotJudge(`${file} is no HTTP Archive: it has no list "log.entries"`)
  return entries.map((entry: unknown, i) => {
    const problem = problemOf(entry)
    if (problem !== undefined) throw new CannotJudge(`${file}: log.entries[${i}] ${problem}`)
    return readEntry(entry as HarEntry)
  })
}

const isObject = (node: unknown): node is Record<string, unknown> =>
  typeof node === 'object' && node !== null && !Array.isArray(node)

const isPairs = (node: unknown): boolean =>
  node === undefined ||
  (Array.isArray(node) &&
    node.every((pair) => isObject(pair) && typeof pair['name'] === 'string' && typeof pair['value'] === 'string'))

/** Why an entry cannot be read, if so. */
const problemOf = (entry: unknown): string | undefined => {
  const { request, response } = isObject(entry) ? entry : {}
  if (!isObject(request) || typeof request['method'] !== 'string') return 'has no request with a method'
  if (typeof request['url'] !== 'string' || !URL.canParse(request['url'])) return 'has no request with a whole URL'
  if (!isObject(response) || typeof response['status'] !== 'number') return 'has no response with a status'
  if (!isPairs(request['headers']) || !isPairs(response['headers'])) return 'has headers that are no names with values'
  return undefined
}

const readEntry = ({ request, response, startedDateTime, time }: HarEntry): Recorded => {
  const { content = {} } = response
  const kept = content.text ?? ''
  const body = content.encoding === 'base64' ? Buffer.from(kept, 'base64').toString() : kept
  const sent = bodyOf(request)
  return {
    request: {
      method: request.method.toUpperCase(),
      url: request.url.replace(/#.*$/, ''),
      headers: lines(request.headers),
      ...(sent === undefined ? {} : { body: sent }),
    },
    // browsers write 0 for what was blocked, aborted or never answered
    reply: response.status === 0 ? undefined : { status: response.status, headers: lines(response.headers), body },
    bodyKept: kept !== '' || (content.size ?? 0) <= 0,
    startedAt: Date.parse(startedDateTime ?? '') || 0,
    milliseconds: time ?? 0,
  }
}

const bodyOf = ({ postData }: HarEntry['request']): string | undefined =>
  postData?.text ??
  (postData?.params
    ? encodePairs(Object.fromEntries(postData.params.map(({ name, value = '' }) => [name, value])))
    : undefined)

/** Browsers list the pseudo headers of HTTP/2 too. */
const lines = (pairs: readonly HarPair[] = []): HeaderLines =>
  pairs.filter(({ name }) => !name.startsWith(':')).map(({ name, value }) => [name, value] as const)
