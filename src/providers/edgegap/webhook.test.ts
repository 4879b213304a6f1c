import { expect, test } from 'vitest'
import { createClock, SEEDED_START } from '../../engine/clock.js'
import type { Webhook } from '../../engine/context.js'
import { createIds } from '../../engine/ids.js'
import { createMemoryStore } from '../../engine/memory-store.js'
import { createRateLimiter } from '../../engine/rate-limiter.js'
import { testMock } from '../../testing/harness.js'
import { createSession } from './create-session.js'
import { endDeployment } from './end-deployment.js'
import { newDeployment } from './new-deployment.js'
import { removeSessions } from './remove-sessions.js'
import { arrange } from './testing/arrange.js'
import { layout, settings, type EdgegapContext, type Schemas, type Tables } from './tables.js'
import { versionRow, type VersionFixture } from './version-row.js'
import { resumeWebhooks } from './webhook.js'

const url = 'https://matchmaker.example.com/hook'

/** An app with one version, and what its webhooks were told, with the milliseconds since the start. */
const setUp = async (version: Partial<VersionFixture> = {}, webhookWhen = 'linked') => {
  const told: [number, Webhook][] = []
  const clock = createClock(SEEDED_START)
  const values = Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, setting.default]))
  const context: EdgegapContext = {
    store: createMemoryStore<Tables>(layout),
    clock,
    ids: createIds('webhook'),
    profile: 'documented',
    settings: { ...values, webhookWhen } as unknown as EdgegapContext['settings'],
    rateLimits: false,
    limiter: createRateLimiter(),
    deliver: (webhook) => told.push([clock.now() - SEEDED_START, webhook]),
  }
  const row = versionRow('demo', 1, { name: 'v1', ...version })
  await context.store.collection('versions').insert(row)
  const create = async () => {
    const reply = await createSession({ app_name: 'demo', ip_list: ['1.2.3.4'], webhook_url: url }, context)
    return (reply.body as Schemas['SessionRequest']).session_id
  }
  const deploy = async () => {
    const deployment = newDeployment(row, {}, context)
    await context.store.collection('deployments').insert(deployment)
    return deployment.request_id
  }
  const pass = async (seconds: number) => {
    clock.advance(seconds * 1000)
    // deliveries read the store first
    await new Promise((resolve) => setImmediate(resolve))
    return told.map(([time, { body }]) => [time, body])
  }
  return { context, told, create, deploy, pass }
}

test('a session that is linked at once is told at once, in the form of a list item', async () => {
  const { told, create, deploy, pass } = await setUp()
  const deployment_request_id = await deploy()
  const session_id = await create()
  await pass(0)
  const body = {
    ...{ session_id, status: 'Ready', ready: true, linked: true, kind: 'Seat', user_count: 1 },
    ...{ deployment_request_id, webhook_url: url },
  }
  expect(told).toEqual([[0, { api: 'edgegap', url, body }]])
  expect(await pass(60)).toHaveLength(1)
})

test('a session that needs a new deployment is told when it is linked', async () => {
  const { create, pass } = await setUp()
  await create()
  expect(await pass(1.999)).toEqual([])
  expect(await pass(0.001)).toMatchObject([[2000, { status: 'Waiting', linked: true, ready: false }]])
  expect(await pass(60)).toHaveLength(1)
})

test('or when it is ready, if the setting says so', async () => {
  const { create, pass } = await setUp({}, 'ready')
  await create()
  expect(await pass(4.999)).toEqual([])
  expect(await pass(0.001)).toMatchObject([[5000, { status: 'Ready', linked: true, ready: true }]])
})

test.each([
  ['unprocessable', { autodeploy: false }, 2, 'Unprocessable'],
  ['in error', { starts: false }, 5, 'Error'],
])('a session that is %s is told so', async (_, version, seconds, status) => {
  const { create, pass } = await setUp(version)
  await create()
  expect(await pass(seconds - 0.001)).toEqual([])
  expect(await pass(0.001)).toMatchObject([[seconds * 1000, { status, linked: false, ready: false }]])
})

test('what is told is how it stood when it was due, though the clock leapt on', async () => {
  const { create, pass } = await setUp()
  await create()
  expect(await pass(3600)).toMatchObject([[3_600_000, { status: 'Waiting' }]])
})

test('nothing is told of a session that is gone by then', async () => {
  const { context, create, pass } = await setUp()
  const deleted = await create()
  await removeSessions([(await context.store.collection('sessions').get(deleted))!], context)
  const ended = (await context.store.collection('sessions').get(await create()))!
  await endDeployment(ended.deployment_request_id!, context)
  expect(await pass(60)).toEqual([])
})

test('a mock sends it only where it may, and a reset calls it off', async () => {
  const notices: string[] = []
  const mock = await testMock('edgegap', { onNotice: (notice) => notices.push(notice) })
  await (await arrange(mock)).create({ webhook_url: url })
  await mock.driver.reset()
  // the same again, with the same ids, so that what was scheduled before would tell of it too
  await (await arrange(mock)).create({ webhook_url: url })
  await mock.driver.advance('PT5S')
  await new Promise((resolve) => setImmediate(resolve))
  expect(notices).toEqual([expect.stringContaining(`no webhook was sent to "${url}"`)])
})

test('after a restore, what was not told yet is told when it is due, and nothing twice', async () => {
  const { context, create, pass } = await setUp()
  const session_id = await create()
  const again = async (since: number) => {
    // forgets all that was scheduled, as a restore does
    context.clock.reset()
    await resumeWebhooks(context, since)
    return (await pass(10)).map(([, body]) => (body as { session_id: string }).session_id)
  }
  const { waiting_at } = (await context.store.collection('sessions').get(session_id))!
  expect(await again(waiting_at - 1)).toEqual([session_id])
  expect(await again(waiting_at)).toEqual([session_id])
})
