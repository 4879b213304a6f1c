import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { verify } from './verify.js'
import { identityServer } from '../testing/identity-server.js'
import { failures, judge, withVerdict } from '../testing/judge.js'
import { ADMIN, oktaServer } from '../testing/okta-server.js'
import { terminalReport } from '../report/terminal.js'

const token = ADMIN.authorization.slice('SSWS '.length)

test('a report keeps its JSON Schema and no secrets, and tells the same story twice', async () => {
  const run = async () => judge(await oktaServer(), 'okta', { headers: ADMIN, seed: 7 })
  const [one, two] = [await run(), await run()]
  const schema = JSON.parse(readFileSync(new URL('../report/report.schema.json', import.meta.url), 'utf8')) as object
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(schema)
  expect(validate(one) ? [] : validate.errors).toEqual([])
  expect(JSON.stringify(one) + terminalReport(one, { colour: false })).not.toContain(token)
  expect(JSON.stringify(one)).not.toContain('made-cre')
  expect(one.exchanges.map(({ request }) => new URL(request.url).pathname)).toEqual(
    two.exchanges.map(({ request }) => new URL(request.url).pathname),
  )
})

test('with a credential alone, what needs nothing made is judged, the rest untested', async () => {
  const report = await judge(await oktaServer(), 'okta', { headers: ADMIN, driver: 'none' })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'pass')).toContain('okta.credentials.unknown-token')
  const ends = report.requirements.find(({ id }) => id === 'okta.revoke.ends-sessions')
  expect(ends).toMatchObject({ verdict: 'untested' })
  expect(ends?.reason).toContain('give a driver with "user": ["create"]')
})

test('ids that the configuration names are used, and nobody else is touched', async () => {
  const server = await oktaServer()
  const user = { id: 'use-named', kind: 'user', alive: true, attributes: {} }
  const bystander = { id: 'use-other', kind: 'user', alive: true, attributes: {} }
  server.memory.things.push(user, bystander)
  const report = await judge(server, 'okta', { headers: ADMIN, driver: 'none', own: { user: [{ id: user.id }] } })
  expect(withVerdict(report, 'pass')).toContain('okta.revoke.answers-204')
  expect(server.requests.filter(({ path }) => path.includes('use-named')).length).toBeGreaterThan(0)
  expect(server.requests.some(({ path }) => path.includes('use-other'))).toBe(false)
})

test('read-only sends nothing that changes state', async () => {
  const server = await identityServer()
  const report = await judge(server, 'identity', { readOnly: true })
  const methods = new Set(
    server.requests.filter(({ path }) => path.startsWith('/identity')).map(({ method }) => method),
  )
  expect([...methods].filter((method) => !['GET', 'HEAD', 'OPTIONS'].includes(method))).toEqual([])
  expect(methods).toContain('GET')
  expect(report.coverage.requests).toBeLessThanOrEqual(60)
  expect(report.requirements.find(({ id }) => id === 'identity.delete.answers-204')).toMatchObject({
    verdict: 'untested',
    reason: expect.stringContaining('--read-only: DELETE is not sent') as string,
  })
})

test('a driver that lacks a kind leaves what needs it untested, never failed', async () => {
  const server = await oktaServer({ kinds: { user: ['create'], session: ['create', 'observe'] } })
  const report = await judge(server, 'okta', { headers: ADMIN })
  expect(failures(report)).toEqual({})
  expect(withVerdict(report, 'untested')).toEqual(
    expect.arrayContaining(['okta.revoke.tokens-on-request', 'okta.revoke.devices-by-default']),
  )
  expect(withVerdict(report, 'pass')).toContain('okta.revoke.ends-sessions')
})

test('a budget that is spent leaves the rest untested', async () => {
  const slow = await identityServer({
    answer: (answer) => new Promise((resolve) => setTimeout(() => resolve(answer), 100)),
  })
  const report = await judge(slow, 'identity', { budget: 0.25 })
  expect(report.coverage.requests).toBeLessThan(10)
  expect(report.requirements.filter(({ reason }) => reason?.includes('--budget')).length).toBeGreaterThan(5)
})

test('--max-rps keeps the pace', async () => {
  const began = Date.now()
  const report = await judge(await identityServer(), 'identity', { only: ['identity.validation.uuid'], maxRps: 20 })
  expect(Date.now() - began).toBeGreaterThanOrEqual((report.coverage.requests - 1) * 50 - 10)
})

test.each([
  ['a target that is not there', { target: 'http://127.0.0.1:1/okta' }, 'cannot be reached'],
  ['a target that is no address', { target: 'okta.example' }, 'is no address'],
  ['an API that there is not', { api: 'octa' }, 'did you mean "okta"?'],
  ['a driver that is not there', { driver: 'http://127.0.0.1:1' }, 'the driver http://127.0.0.1:1 does not answer'],
  ['a driver module that is not there', { driver: './nowhere.mjs' }, 'there is no such file'],
  [
    'a kind of thing that there is not',
    { own: { users: [{ id: 'x' }] } },
    'own.users: okta has no "users"; did you mean "user"?',
  ],
  [
    'a variant that there is not',
    { variants: ['classical'] },
    'okta has no variant "classical"; did you mean "classic"?',
  ],
  ['a name that is none', { only: ['rvoke'] }, '--only and --skip take'],
])('%s ends the run with a sentence', async (_, options, message) => {
  const server = await oktaServer()
  try {
    await expect(verify({ api: 'okta', target: `${server.url}/okta`, headers: ADMIN, ...options })).rejects.toThrow(
      message,
    )
  } finally {
    await server.close()
  }
})

test('a driver of another API is refused', async () => {
  const server = await identityServer()
  await expect(judge(server, 'okta')).rejects.toThrow('serves "identity", not "okta"')
})

test('a target that goes away in the middle is told once, and the rest is untested', async () => {
  const server = await identityServer({ answer: () => undefined })
  const [target, driver] = [`${server.url}/identity`, `${server.url}/driver`]
  // a method that nobody knows is answered by the HTTP server, whatever goes on behind it
  const report = verify({ api: 'identity', target, driver, skip: ['robustness'] })
  await expect(report).rejects.toThrow('answered none of')
  await server.close()
})
