import { beforeEach, describe, expect, test } from 'vitest'
import { workbench, type Workbench } from '../testing/workbench.js'

let bench: Workbench
beforeEach(async () => {
  bench = await workbench()
})

const RULE = { api: 'okta', status: 503, on: { first: 2 } }

test('a rule is kept as it was given, under an id that is made up', async () => {
  const kept = { id: 'fault-1', ...RULE, seen: 0, hits: 0 }
  expect(await bench.control('POST', '/faults', RULE)).toMatchObject({ status: 201, body: kept })
  expect((await bench.control('GET', '/faults')).body).toEqual({ faults: [kept], most: 100 })
  expect((await bench.control('GET', '/faults/fault-1')).body).toEqual(kept)
})

test('an id that is made up is none that is there', async () => {
  await bench.control('POST', '/faults', { ...RULE, id: 'fault-1' })
  expect((await bench.control('POST', '/faults', RULE)).body).toMatchObject({ id: 'fault-2' })
})

test('rules are replaced, one is removed, all are cleared', async () => {
  await bench.control('POST', '/faults', RULE)
  const faults = [
    { id: 'a', api: 'slack', drop: true },
    { api: 'identity', slow: { bytesPerSecond: 10 } },
  ]
  expect(await bench.control('PUT', '/faults', { faults })).toMatchObject({ status: 200, body: { faults } })
  expect((await bench.control('DELETE', '/faults/a')).status).toBe(204)
  expect((await bench.control('GET', '/faults')).body).toMatchObject({ faults: [{ id: 'fault-2' }] })
  expect((await bench.control('DELETE', '/faults')).status).toBe(204)
  expect((await bench.control('GET', '/faults')).body).toMatchObject({ faults: [] })
})

describe('a rule is refused', () => {
  const okta = (more: object) => ({ api: 'okta', ...more })
  test.each<[string, unknown, number, string]>([
    ['without an API', { drop: true }, 400, "must have required property 'api'"],
    ['with an unknown field', okta({ stauts: 503 }), 400, 'there is no "stauts"; did you mean "status"?'],
    ['with an unknown field inside', okta({ slow: { bytes: 1 } }), 400, 'body /slow: there is no "bytes"; '],
    [
      'with two sorts of on',
      okta({ drop: true, on: { first: 1, every: 2 } }),
      400,
      'body /on: takes one of first, every, share',
    ],
    ['with a share beyond all', okta({ drop: true, on: { share: 2 } }), 400, 'body /on/share: must be <= 1'],
    ['with an id of another form', okta({ drop: true, id: 'a b' }), 400, 'body /id: must match pattern'],
    ['with a time below none', okta({ delay: { from: 0, to: -1 } }), 400, 'body /delay/to: must be >= 0'],
    [
      'with a time that is none',
      okta({ delay: 'soon' }),
      400,
      'body /delay: takes milliseconds, or an ISO 8601 duration, from 0 to 60000, such as 500 or "PT0.5S"; or an object of from and to',
    ],
    ['with half a spread', okta({ delay: { from: 1 } }), 400, 'body /delay: takes milliseconds'],
    ['with a spread to no time', okta({ delay: { from: 1, to: 'x' } }), 400, '"^P", such as 500 or "PT0.5S"'],
    ['that drops nothing', okta({ drop: false }), 400, 'body /drop: must be equal to constant'],
    ['as a list', [], 400, 'must be object'],
    ['for an unknown API', { api: 'octa', drop: true }, 422, 'api: no "octa" is mocked here; did you mean "okta"?'],
    [
      'for an unknown operation',
      okta({ operation: 'revokeUserSession', drop: true }),
      422,
      'did you mean "revokeUserSessions"?',
    ],
    ['with an undocumented status', okta({ status: 502 }), 422, '502 is not documented; the nearest is 503'],
    [
      'with a status of another operation',
      { api: 'edgegap', operation: 'get-session', status: 500 },
      422,
      'the nearest is 429',
    ],
    ['with an unknown example', okta({ example: 'unknownUsr' }), 422, 'did you mean "unknownUser"?'],
    [
      'with an example of another status',
      okta({ status: 500, example: 'unknownUser' }),
      422,
      'for 500: known are internalServerError',
    ],
    [
      'without an effect',
      okta({ on: { first: 1 } }),
      422,
      'the rule does nothing: give it one of status, example, delay',
    ],
    ['with a time that is none', okta({ delay: 'P1X' }), 422, 'delay: "P1X" is no time from 0 to 60000 milliseconds'],
    ['with a time beyond a minute', okta({ delay: 'PT61S' }), 422, 'delay: "PT61S" is no time'],
    [
      'with a spread the wrong way',
      okta({ delay: { from: 'PT2S', to: 5 } }),
      422,
      'delay: the longest time, 5 ms, is shorter',
    ],
    ['that drops an answer', okta({ drop: true, status: 503 }), 422, 'drop: a dropped connection has no answer'],
    ['with two answers', okta({ rateLimit: { retryAfter: 1 }, status: 503 }), 422, 'rateLimit: its answer is'],
    [
      'for a limit that nobody documents',
      { api: 'identity', rateLimit: { retryAfter: 1 } },
      422,
      'rateLimit: no source documents one',
    ],
    [
      'for a credential where none is',
      { api: 'identity', credential: 'x', drop: true },
      422,
      'credential: identity asks for none',
    ],
  ])('%s', async (_, rule, status, message) => {
    const refused = { status, body: { error: expect.stringContaining(message) } }
    expect(await bench.control('POST', '/faults', rule)).toMatchObject(refused)
    const kept = [{ id: 'kept', ...RULE }]
    await bench.control('PUT', '/faults', { faults: kept })
    expect((await bench.control('PUT', '/faults', { faults: [RULE, rule] })).status).toBe(status)
    expect((await bench.control('GET', '/faults')).body).toMatchObject({ faults: kept })
  })

  test('where its id is taken', async () => {
    await bench.control('POST', '/faults', { ...RULE, id: 'mine' })
    const { status, body } = await bench.control('POST', '/faults', { ...RULE, id: 'mine' })
    expect([status, body]).toEqual([409, { error: 'There is a rule "mine" already; PUT /faults replaces all of them' }])
    const twice = {
      faults: [
        { ...RULE, id: 'a' },
        { ...RULE, id: 'a' },
      ],
    }
    expect(await bench.control('PUT', '/faults', twice)).toMatchObject({ status: 422 })
  })

  test('where there are a hundred', async () => {
    const faults = Array(100).fill(RULE) as object[]
    expect((await bench.control('PUT', '/faults', { faults })).status).toBe(200)
    expect(await bench.control('POST', '/faults', RULE)).toMatchObject({
      status: 409,
      body: { error: 'There may be 100 rules at once; take some away first' },
    })
    expect((await bench.control('PUT', '/faults', { faults: [...faults, RULE] })).status).toBe(400)
  })
})

test.each(['GET', 'DELETE'])('%s of a rule that is not there names the nearest', async (method) => {
  expect(await bench.control(method, '/faults/x')).toMatchObject({
    status: 404,
    body: { error: 'No rule "x": there are none' },
  })
  await bench.control('POST', '/faults', RULE)
  expect(await bench.control(method, '/faults/falt-1')).toMatchObject({
    status: 404,
    body: { error: 'No rule "falt-1": did you mean "fault-1"?' },
  })
})

test('bodies that cannot be read, and callers of another origin', async () => {
  const send = async (headers: Record<string, string>, body: string) =>
    (await bench.send('POST', '/_facsimile/faults', { headers, body })).status
  expect(await send({}, '')).toBe(400)
  expect(await send({ 'content-type': 'application/json' }, '{')).toBe(400)
  expect(await send({ 'content-type': 'image/png' }, '{}')).toBe(415)
  expect(await send({ origin: 'http://evil.test' }, '{}')).toBe(403)
  expect((await bench.control('PATCH', '/faults')).status).toBe(405)
})
