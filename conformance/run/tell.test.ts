import { expect, test } from 'vitest'
import { apis } from '../apis/index.js'
import { verify } from '../index.js'
import { identityServer } from '../testing/identity-server.js'
import { story, type Stage } from './story.js'

/** Tells one story of our own to a right service; answers what the report says of a requirement. */
const tellOne = async (run: (t: Stage) => Promise<void>) => {
  const { api } = await apis['identity']!()
  const server = await identityServer()
  const stories = api.stories as Record<string, unknown>
  stories['scenarios/test'] = story({ title: 'test', covers: ['identity.get.by-id', 'identity.get.unknown'], run })
  try {
    const report = await verify({ api: 'identity', target: `${server.url}/identity`, driver: `${server.url}/driver` })
    const verdict = (id: string) => report.requirements.find((each) => each.id === id)
    return { report, byId: verdict('identity.get.by-id'), unknown: verdict('identity.get.unknown') }
  } finally {
    delete stories['scenarios/test']
    await server.close()
  }
}

test('a request of ours that breaks the contract is reported as ours, and fails nobody', async () => {
  const { report } = await tellOne(async (t) => {
    await t.call('get_session', { path: { session_id: t.invented('no-uuid') } })
  })
  expect(report.ours).toMatchObject([{ story: 'scenarios/test' }])
  expect(report.ours[0]?.message).toContain('breaks the contract')
  expect(report.summary.fail).toBe(0)
})

test('a mistake in a story is ours too, with its place', async () => {
  const { report } = await tellOne(async () => {
    throw new TypeError('oops')
  })
  expect(report.ours[0]?.message).toMatch(/TypeError: oops \(.*tell\.test/)
  expect(report.verdict).toBe('conforms')
})

test('a control that fails is a finding, and what depends on it stays unjudged', async () => {
  const { byId, report } = await tellOne(async (t) => {
    t.control('identity.get.by-id', false, 'it did not')
    t.check('identity.get.unknown', false, 'never reached')
  })
  expect(byId).toMatchObject({ verdict: 'fail', findings: [{ check: 'scenarios/test', message: 'it did not' }] })
  expect(JSON.stringify(report)).not.toContain('never reached')
})

test('a call that names what the run does not own is never sent', async () => {
  const { report } = await tellOne(async (t) => {
    await t.call('delete_session', { path: { session_id: '11111111-1111-4111-8111-111111111111' } })
  })
  expect(report.ours[0]?.message).toContain('neither made nor was given')
  expect(report.exchanges.some(({ request }) => request.url.includes('11111111'))).toBe(false)
})
