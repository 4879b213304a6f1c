import type { HttpRequest } from '../../../engine/http.js'
import type { Received, Sent, TestMock } from '../../../testing/harness.js'
import type { DeploymentRow } from '../tables.js'

/** A deployment as it is stored: what neither the API nor the driver shows of it. */
export const stored = async ({ mock }: TestMock, id: string): Promise<DeploymentRow> =>
  (await mock.store('edgegap').collection('deployments').get(id)) as DeploymentRow

export const UNKNOWN = '000000000000-S'
export const ALICE = '203.0.113.11'
export const BOB = '203.0.113.12'
export const CAROL = '203.0.113.13'
export const DAVE = '203.0.113.14'

/** What a test of this API works with: a key, an app, and calls that carry the key. */
export interface Arranged {
  app: string
  headers: Record<string, string>
  call(method: string, path: string, json?: unknown): Promise<Received>
  /** Creates a session of the app, of Alice alone unless the body says otherwise; answers its id. */
  create(body?: Record<string, unknown>): Promise<string>
  get(id: string): Promise<Record<string, unknown>>
  deploy(attributes?: Record<string, unknown>): Promise<string>
}

/** A mock's API with an app of the given attributes and a key that is good. */
export const arrange = async (
  { driver, send }: TestMock,
  attributes: Record<string, unknown> = {},
): Promise<Arranged> => {
  const { headers } = await driver.create('credential')
  const { id: app } = await driver.create('app', attributes)
  const call: Arranged['call'] = (method, path, json) =>
    send(method, path, { headers, ...(json !== undefined && { json }) })
  return {
    app,
    headers,
    call,
    async create(body = {}) {
      const reply = await call('POST', '/v1/session', { app_name: app, ip_list: [ALICE], ...body })
      if (reply.status !== 200) throw new Error(`create answered ${reply.status} ${JSON.stringify(reply.body)}`)
      return (reply.body as { session_id: string }).session_id
    },
    get: async (id) => (await call('GET', `/v1/session/${id}`)).body as Record<string, unknown>,
    deploy: async (more = {}) => (await driver.create('deployment', { app, ...more })).id,
  }
}

/** Sends a body that the adapter cut off at its limit. */
export const sendTooLarge = async (
  { mock }: TestMock,
  method: string,
  path: string,
  headers: Sent['headers'] = {},
): Promise<Received> => {
  const request: HttpRequest = {
    method,
    target: `/edgegap${path}`,
    mount: '',
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(),
    tooLarge: true,
  }
  const reply = await mock.answer(request)
  return {
    status: reply.status,
    headers: new Headers(reply.headers),
    body: JSON.parse(reply.body ?? 'null') as unknown,
  }
}
