import { expect, test } from 'vitest'
import { workbench } from '../../testing/workbench.js'

const start = () => workbench({ apis: ['edgegap'] })

test('whoever plays with a player plays on', async () => {
  const bench = await start()
  const { body } = await bench.control('POST', '/sign-out', { person: 'bob@example.com' })
  expect(body).toMatchObject({
    answers: [
      { request: { method: 'DELETE', path: '/edgegap/v1/session/b0b000000004-S' } },
      {
        request: { path: '/edgegap/v1/session/b0b000000002-S/users', body: '{"ip_list":["203.0.113.12"]}' },
        body: { session_users: [{ ip: '203.0.113.14' }] },
      },
    ],
  })
})

test('a session that was made to expire is gone like its data, and its sockets are free', async () => {
  const bench = await start()
  const deployments = bench.mock.store('edgegap').collection('deployments')
  const usage = async () => ((await deployments.get('d0c5a1e4f002')) as { sockets_usage: number }).sockets_usage
  expect(await usage()).toBe(4)
  await bench.control('POST', '/people/sessions/edgegap/b0b000000002-S/expire')
  expect(await usage()).toBe(2)
  const headers = { authorization: 'token 11111111-2222-4333-8444-555555555555' }
  expect((await bench.send('GET', '/edgegap/v1/session/b0b000000002-S', { headers })).status).toBe(404)
})

test('a session whose deployment has ended loses its data, and no socket twice', async () => {
  const bench = await start()
  const ended = '/people/sessions/edgegap/da4e00000006-S'
  expect((await bench.control('POST', `${ended}/end`)).status).toBe(404)
  expect((await bench.control('POST', `${ended}/expire`)).status).toBe(204)
  const deployment = await bench.mock.store('edgegap').collection('deployments').get('d0c5a1e4f005')
  expect(deployment).toMatchObject({ sockets_usage: 0, session_count: 0 })
})

test('where no application takes sessions nobody signs in', async () => {
  const bench = await start()
  await bench.mock.store('edgegap').collection('versions').deleteMany([])
  expect(await bench.control('POST', '/sign-in', { person: 'bob@example.com' })).toMatchObject({
    status: 409,
    body: { error: 'edgegap: no application takes sessions' },
  })
})

test('a player may be in two places of one session', async () => {
  const bench = await start()
  const headers = { authorization: 'token 11111111-2222-4333-8444-555555555555', 'content-type': 'application/json' }
  const body = '{"app_name":"arena","ip_list":["203.0.113.12","198.51.100.44","203.0.113.99"]}'
  await bench.send('POST', '/edgegap/v1/session', { headers, body })
  const { answers } = (await bench.control('POST', '/sign-out', { person: 'bob@example.com' })).body as {
    answers: { request: { body?: string } }[]
  }
  expect(answers[0]!.request.body).toBe('{"ip_list":["203.0.113.12","198.51.100.44"]}')
})
