import type { RequestListener } from 'node:http'
import { gzipSync } from 'node:zlib'
import { changeBody, changeReply, everyObject } from './change-reply.js'
import type { Freedom } from './freedom.js'

type Response = Parameters<RequestListener>[1]
type Headers = Record<string, string | number>

/** Writes whole answers by another hand. */
const written =
  (write: (response: Response, status: number, headers: Headers, body: string | undefined) => void) =>
  (next: RequestListener): RequestListener =>
  (request, response) => {
    const [plainHead, plainEnd] = [response.writeHead.bind(response), response.end.bind(response)]
    let head: [number, Headers] = [200, {}]
    response.writeHead = ((status: number, headers: Headers) => {
      head = [status, headers]
      return response
    }) as typeof response.writeHead
    response.end = ((body?: string) => {
      Object.assign(response, { writeHead: plainHead, end: plainEnd })
      write(response, ...head, body)
      return response
    }) as typeof response.end
    next(request, response)
  }

const withoutLength = ({ 'content-length': _, ...headers }: Headers): Headers => headers

const inCapitals = written((response, status, headers, body) => {
  response.writeHead(
    status,
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
  )
  response.end(body)
})

const gzipped = written((response, status, headers, body) => {
  if (!body) return void response.writeHead(status, headers).end(body)
  response.writeHead(status, { ...withoutLength(headers), 'content-encoding': 'gzip' })
  response.end(gzipSync(body))
})

const chunked = written((response, status, headers, body) => {
  if (!body) return void response.writeHead(status, headers).end(body)
  response.writeHead(status, withoutLength(headers))
  response.write(body.slice(0, 5))
  setTimeout(() => response.end(body.slice(5)), 2)
})

const MORE = { not_documented: { deep: [1] } }

/** Whether an object's names are data, so that another one would say something. */
const isMap = (object: object): boolean => Object.values(object).every((value) => typeof value === 'object')

const MILLISECONDS_SLOWER = 15

/** What any server of any API may do. */
export const EVERYWHERE: readonly Freedom[] = [
  {
    name: 'undocumented-fields',
    sentence: 'Objects have fields that nobody documented.',
    make: () => changeBody((body) => everyObject(body, (object) => (isMap(object) ? object : { ...object, ...MORE }))),
  },
  {
    name: 'undocumented-headers',
    sentence: 'Answers have headers that nobody documented.',
    make: () =>
      changeReply((reply) => ({
        ...reply,
        headers: { ...reply.headers, 'x-not-documented': '1', vary: 'accept-encoding', 'server-timing': 'app;dur=1' },
      })),
  },
  {
    name: 'charset',
    sentence: 'The media type of JSON comes with a charset.',
    make: () =>
      changeReply((reply) => {
        const { 'content-type': type, ...headers } = reply.headers
        if (type !== 'application/json') return reply
        return { ...reply, headers: { ...headers, 'content-type': 'application/json; charset=UTF-8' } }
      }),
  },
  { name: 'header-case', sentence: 'Names of headers come in capitals.', make: () => ({ listener: inCapitals }) },
  { name: 'gzip', sentence: 'Bodies come compressed.', make: () => ({ listener: gzipped }) },
  { name: 'chunks', sentence: 'Bodies come in chunks.', make: () => ({ listener: chunked }) },
  {
    name: 'slow',
    sentence: 'Answers take their time.',
    make: () => ({
      answer: (next) => async (request) => {
        await new Promise((resolve) => setTimeout(resolve, MILLISECONDS_SLOWER))
        return next(request)
      },
    }),
  },
]
