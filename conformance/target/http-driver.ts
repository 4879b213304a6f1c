import { jsonBody, type HeaderLines } from '../http/exchange.js'
import type { Transport } from '../http/transport.js'
import { CannotJudge } from '../run/stops.js'
import { readClock, readDescription, readMade, readObservation } from './driver-answers.js'
import type { Driver } from './driver.js'

export interface HttpDriverOptions {
  url: string
  headers: Readonly<Record<string, string>>
  transport: Transport
}

interface Answer {
  status: number
  body: unknown
}

/** A driver that is reached over HTTP, as `specs/driver/openapi.yaml` describes it. */
export const httpDriver = ({ url, headers, transport }: HttpDriverOptions): Driver => {
  const base = url.replace(/\/+$/, '')

  const call = async (method: string, path: string, json?: unknown): Promise<Answer> => {
    const body = json === undefined ? undefined : JSON.stringify(json)
    const lines: HeaderLines = [
      ...Object.entries(headers),
      ['accept', 'application/json'],
      ...(body === undefined
        ? []
        : ([
            ['content-type', 'application/json'],
            ['content-length', String(Buffer.byteLength(body))],
          ] as const)),
    ]
    const { reply, failure } = await transport.send({
      method,
      url: base + path,
      headers: lines,
      ...(body === undefined ? {} : { body }),
    })
    if (failure || !reply)
      throw new CannotJudge(`the driver ${base} does not answer ${method} ${path || '/'}: ${failure?.message}`)
    if (reply.status >= 500) {
      throw new CannotJudge(
        `the driver ${base} failed on ${method} ${path || '/'}: ${reply.status} ${reply.body.slice(0, 300)}`,
      )
    }
    return { status: reply.status, body: jsonBody(reply) }
  }

  const unexpected = (what: string, { status, body }: Answer): CannotJudge =>
    new CannotJudge(`the driver ${base} answered ${what} with ${status} ${reasonOf(body) ?? ''}`.trim())

  const thing = (kind: string, id?: string) =>
    `/${encodeURIComponent(kind)}${id === undefined ? '' : `/${encodeURIComponent(id)}`}`

  return {
    name: base,
    async describe() {
      let answer = await call('GET', '/')
      // a router may serve its root without the slash only
      if (answer.status !== 200 && base !== new URL(base).origin) answer = await call('GET', '')
      if (answer.status !== 200) throw unexpected('GET /', answer)
      return readDescription(answer.body, base)
    },
    async create(kind, attributes) {
      const answer = await call('POST', thing(kind), attributes)
      if (answer.status === 200 || answer.status === 201) return readMade(answer.body, base, `POST /${kind}`)
      if (answer.status === 422) return { refused: reasonOf(answer.body) ?? 'it gave no reason' }
      throw unexpected(`POST /${kind} ${JSON.stringify(attributes)}`, answer)
    },
    async observe(kind, id) {
      const answer = await call('GET', thing(kind, id))
      if (answer.status === 404) return undefined
      if (answer.status !== 200) throw unexpected(`GET /${kind}/${id}`, answer)
      return readObservation(answer.body, base, `GET /${kind}/${id}`, id)
    },
    async end(kind, id) {
      const answer = await call('DELETE', thing(kind, id))
      if (answer.status === 404) return false
      if (answer.status === 204 || answer.status === 200) return true
      throw unexpected(`DELETE /${kind}/${id}`, answer)
    },
    async advance(duration) {
      const answer = await call('POST', '/clock', { advance: duration })
      if (answer.status !== 200) throw unexpected(`POST /clock ${duration}`, answer)
      return readClock(answer.body, base)
    },
    async reset() {
      const answer = await call('POST', '/reset')
      if (answer.status >= 400) throw unexpected('POST /reset', answer)
    },
  }
}

const reasonOf = (body: unknown): string | undefined => {
  const error = (body as { error?: unknown } | undefined)?.error
  return typeof error === 'string' ? error : undefined
}
