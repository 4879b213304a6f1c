import type { Mock } from '../../../src/mock/create-mock.js'
import type { HttpRequest } from '../../../src/engine/http.js'
import type { Received, Sent, TestMock } from '../../../src/testing/harness.js'
import type { MutatedMock } from '../mock/mutated-mock.js'

/** One request of a probe and what was answered. */
export interface Seen {
  /** `DELETE /sessions/…`, or `driver: GET /session/…`. */
  what: string
  /** The operation that answered; undefined for the driver and beside the operations. */
  operation: string | undefined
  status: number
  headers: Readonly<Record<string, string>>
  body: string | undefined
}

/** A mock to probe, in the shape that the providers' tables of statuses use; nothing is asserted, all is written down. */
export const recorder = (api: string, subject: MutatedMock): { mock: TestMock; seen: Seen[] } => {
  const seen: Seen[] = []
  const base = subject.kit.provider.mounts[0]!

  const answer = async (request: HttpRequest, what = `${request.method} ${request.target}`) => {
    const { reply, operation } = await subject.answer(request)
    const ours = request.target.startsWith('/_facsimile')
    // rendered now: a mutant may hold on to the object
    seen.push({ what, operation: ours ? undefined : operation?.id, ...structuredClone(reply) })
    return reply
  }

  const request = async (method: string, target: string, sent: Sent = {}, what?: string): Promise<Received> => {
    const { headers, body } = encode(sent)
    const bytes = new TextEncoder().encode(body ?? '')
    const reply = await answer(
      { method, target, mount: '', headers: { host: 'mock.test', ...headers }, body: bytes },
      what,
    )
    return { status: reply.status, headers: new Headers(reply.headers), body: readBody(reply.body) }
  }

  const call: TestMock['driver']['call'] = (method, path, sent = {}) =>
    request(
      method,
      `/_facsimile/driver/${api}${path}`,
      { ...sent, headers: { host: '127.0.0.1', ...sent.headers } },
      `driver: ${method} ${path}`,
    )
  const observe: TestMock['driver']['observe'] = async (kind, id) => {
    const reply = await call('GET', `/${kind}/${encodeURIComponent(id)}`)
    return reply.status === 404 ? undefined : (reply.body as Record<string, unknown>)
  }
  const create: TestMock['driver']['create'] = async (kind, attributes = {}) => {
    const reply = await call('POST', `/${kind}`, { json: attributes })
    if (reply.status !== 201) throw new Error(`driver: POST /${kind} ${JSON.stringify(attributes)}: ${reply.status}`)
    return reply.body as never
  }

  const mock = {
    answer: async (given: HttpRequest) => answer(given),
    store: () => subject.kit.context.store,
  } as unknown as Mock
  return {
    seen,
    mock: {
      mock,
      exchanges: [],
      send: (method, path, sent) => request(method, base + path, sent),
      driver: {
        create,
        observe,
        call,
        alive: async (kind, id) => (await observe(kind, id))?.['alive'] as boolean | undefined,
        end: async (kind, id) => void (await call('DELETE', `/${kind}/${encodeURIComponent(id)}`)),
        advance: async (advance) => void (await call('POST', '/clock', { json: { advance } })),
        reset: async () => void (await call('POST', '/reset')),
      },
    },
  }
}

const readBody = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '') as unknown
  } catch {
    return text
  }
}

const encode = ({ headers, json, form, body }: Sent): { headers: Record<string, string>; body: string | undefined } => {
  if (json !== undefined)
    return { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(json) }
  if (form === undefined) return { headers: { ...headers }, body }
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  return { headers: { ...type, ...headers }, body: new URLSearchParams(form).toString() }
}
