import type { TestMock } from '../../../testing/harness.js'
import type { Reach } from '../../../testing/reach.js'
import { CALLS_PER_WINDOW } from '../limit-rate.js'
import { arrange, BOB, CAROL, sendTooLarge, UNKNOWN, type Arranged } from './arrange.js'

interface Shape {
  operation: string
  method: string
  path(session: string): string
  /** A body that works, for operations that take one. */
  body?(arranged: Arranged, session: string): unknown
  /** What the success looks like. */
  when: string
  /** What a body that cannot be used looks like. */
  badBody?: [when: string, body: unknown]
}

const session = (id: string) => `/v1/session/${id}`
const users = (id: string) => `/v1/session/${id}/users`

const SHAPES: Shape[] = [
  {
    operation: 'session-post',
    method: 'POST',
    path: () => '/v1/session',
    body: ({ app }) => ({ app_name: app }),
    when: 'the app has a version that takes sessions, whether or not a deployment fits',
    badBody: ['the body is no JSON, lacks `app_name` or breaks its schema otherwise', {}],
  },
  { operation: 'get-session', method: 'GET', path: session, when: 'the session is there' },
  { operation: 'session-delete', method: 'DELETE', path: session, when: 'the session is there' },
  { operation: 'get-users-session', method: 'GET', path: users, when: 'the session is there' },
  {
    operation: 'put-users-session',
    method: 'PUT',
    path: users,
    body: () => ({ ip_list: [BOB] }),
    when: 'the session is there, and sockets are free for the users who are new',
    badBody: ['the body lacks `ip_list`, or that holds a text which is no IP address', { ip_list: ['localhost'] }],
  },
  {
    operation: 'delete-users-session',
    method: 'DELETE',
    path: users,
    body: () => ({ ip_list: [BOB] }),
    when: 'the session is there; users who are not in it are passed over',
    badBody: ['the body lacks `ip_list`, or that holds a text which is no IP address', {}],
  },
  { operation: 'list-sessions', method: 'GET', path: () => '/v1/sessions', when: 'the key is good' },
  {
    operation: 'sessions-bulk-stop',
    method: 'POST',
    path: () => '/v1/sessions/bulk-stop',
    body: (_, id) => ({ filters: [{ field: 'session_id', filter_type: 'any', values: [id] }] }),
    when: 'the filters can be used, whether or not a session meets them all',
    badBody: ['the filters are missing or empty, or one names an unknown `field` or `filter_type`', { filters: [] }],
  },
]

const callOf = async ({ method, path, body }: Shape, mock: TestMock) => {
  const arranged = await arrange(mock)
  const id = await arranged.create()
  return { arranged, method, path: path(id), json: body?.(arranged, id) }
}

const common = (shape: Shape): Reach[] => {
  const { operation, badBody } = shape
  return [
    {
      operation,
      status: 200,
      when: shape.when,
      run: async (mock) => {
        const { arranged, method, path, json } = await callOf(shape, mock)
        return arranged.call(method, path, json)
      },
    },
    {
      operation,
      status: 400,
      when: 'path or query hold a broken percent escape',
      run: async (mock) => {
        const { arranged, method, path, json } = await callOf(shape, mock)
        return arranged.call(method, `${path}?a=%zz`, json)
      },
    },
    {
      operation,
      status: 401,
      when: 'the key is missing, unknown or revoked',
      run: async (mock) => {
        const { method, path } = await callOf(shape, mock)
        return mock.send(method, path)
      },
    },
    {
      operation,
      status: 429,
      when: 'rate limits are on and the key called too often',
      options: { rateLimits: true },
      run: async (mock) => {
        const { arranged, method, path, json } = await callOf(shape, mock)
        for (let i = 0; i < CALLS_PER_WINDOW; i++) await arranged.call('GET', '/v1/sessions')
        return arranged.call(method, path, json)
      },
    },
    ...(badBody ? bodyRefusals(shape, badBody) : []),
  ]
}

const bodyRefusals = (shape: Shape, [when, body]: [string, unknown]): Reach[] => [
  {
    operation: shape.operation,
    status: 400,
    when,
    run: async (mock) => {
      const { arranged, method, path } = await callOf(shape, mock)
      return arranged.call(method, path, body)
    },
  },
  {
    operation: shape.operation,
    status: 413,
    when: 'the body is larger than the server takes',
    run: async (mock) => {
      const { arranged, method, path } = await callOf(shape, mock)
      return sendTooLarge(mock, method, path, arranged.headers)
    },
  },
  {
    operation: shape.operation,
    status: 415,
    when: 'the body is not labelled as JSON',
    run: async (mock) => {
      const { arranged, method, path } = await callOf(shape, mock)
      return mock.send(method, path, { headers: { ...arranged.headers, 'content-type': 'text/plain' }, body: '{}' })
    },
  },
]

const creating = (status: number, when: string, body: (mock: TestMock) => Promise<unknown>): Reach => ({
  operation: 'session-post',
  status,
  when,
  run: async (mock) => (await arrange(mock)).call('POST', '/v1/session', await body(mock)),
})

const appWith = async ({ driver }: TestMock, attributes: Record<string, unknown>) =>
  (await driver.create('app', attributes)).id

const unknown = (operation: string): Reach => {
  const shape = SHAPES.find((one) => one.operation === operation)!
  return {
    operation,
    status: 404,
    when: 'the session never was, or was deleted',
    run: async (mock) => {
      const arranged = await arrange(mock)
      return arranged.call(shape.method, shape.path(UNKNOWN), shape.body?.(arranged, UNKNOWN))
    },
  }
}

const onlyByFault = 'no state leads there: only a fault of the server'

export const reach: readonly Reach[] = [
  ...SHAPES.flatMap(common),
  ...['get-session', 'session-delete', 'get-users-session', 'put-users-session', 'delete-users-session'].map(unknown),
  creating(400, 'the version is disabled', async (mock) => ({ app_name: await appWith(mock, { enabled: false }) })),
  creating(404, 'no application has the name', async () => ({ app_name: 'tetris' })),
  creating(404, 'the application has no such version', async (mock) => ({
    app_name: await appWith(mock, {}),
    version_name: 'v9.9',
  })),
  creating(404, 'the named deployment is unknown or has ended', async (mock) => ({
    app_name: await appWith(mock, {}),
    deployment_request_id: '000000000000',
  })),
  creating(409, 'the version is not made for sessions', async (mock) => ({
    app_name: await appWith(mock, { kind: 'Default' }),
  })),
  creating(409, 'the named deployment refuses sessions or runs another version', async (mock) => {
    const app = await appWith(mock, {})
    const { id } = await mock.driver.create('deployment', { app, joinable: false })
    return { app_name: app, deployment_request_id: id }
  }),
  creating(422, 'the named deployment has too few free sockets', async (mock) => {
    const app = await appWith(mock, {})
    const { id } = await mock.driver.create('deployment', { app, sockets: 1 })
    return { app_name: app, ip_list: [BOB, CAROL], deployment_request_id: id }
  }),
  { operation: 'session-post', status: 500, when: onlyByFault },
  {
    operation: 'session-delete',
    status: 410,
    when: 'the deployment behind the session has ended, and its data are still kept',
    run: async (mock) => {
      const { deploy, create, call } = await arrange(mock)
      const deployment = await deploy()
      const id = await create({ deployment_request_id: deployment })
      await mock.driver.end('deployment', deployment)
      return call('DELETE', `/v1/session/${id}`)
    },
  },
  {
    operation: 'put-users-session',
    status: 422,
    when: 'too few sockets are free for the new users, or the session has no running deployment',
    run: async (mock) => {
      const { deploy, create, call } = await arrange(mock)
      const id = await create({ deployment_request_id: await deploy({ sockets: 1 }) })
      return call('PUT', `/v1/session/${id}/users`, { ip_list: [BOB] })
    },
  },
  { operation: 'sessions-bulk-stop', status: 500, when: onlyByFault },
]
