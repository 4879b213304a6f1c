import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { resolveMockRun, type MockFlags } from './mock-flags.js'

const folder = () => mkdtempSync(join(tmpdir(), 'facsimile-'))
const resolved = async (flags: MockFlags, yaml = '{}') => {
  const config = join(folder(), 'facsimile.config.yaml')
  writeFileSync(config, yaml)
  return { ...(await resolveMockRun([], { ...flags, config })).options, config }
}

test('worlds, state, hosts and token come from flags', async () => {
  const flags = {
    state: 's.json',
    allowHost: ['a.test'],
    controlToken: 'secret-token',
    maxWorlds: '7',
    worldIdle: 'PT5M',
    maxExchanges: '20',
  }
  expect(await resolved(flags)).toMatchObject({
    state: 's.json',
    allowHosts: ['a.test'],
    controlToken: 'secret-token',
    worlds: { most: 7, idleAfter: 300_000 },
    journal: { exchanges: 20 },
  })
})

test('or from the configuration file, with paths relative to it', async () => {
  const yaml = `mock: { state: s.json, allowHost: a.test, controlToken: secret-token, maxWorlds: 7, worldIdle: never, maxExchanges: 20 }`
  const { config, ...options } = await resolved({}, yaml)
  expect(options).toMatchObject({
    state: join(config, '..', 's.json'),
    allowHosts: ['a.test'],
    controlToken: 'secret-token',
    worlds: { most: 7, idleAfter: Infinity },
    journal: { exchanges: 20 },
  })
})

test('by default there are none', async () => {
  const options = await resolved({})
  expect(options).toMatchObject({ allowHosts: [], worlds: {} })
  expect([options.state, options.controlToken, options.journal]).toEqual([undefined, undefined, undefined])
})

test.each([
  [{ maxWorlds: '0' }, '{}', '--max-worlds takes a number of at least 1, not 0'],
  [{ maxWorlds: 'many' }, '{}', '--max-worlds takes a whole number'],
  [{ worldIdle: '5m' }, '{}', '--world-idle takes an ISO 8601 duration such as PT30M, or never, not "5m"'],
  [{ worldIdle: '-PT5M' }, '{}', '--world-idle takes'],
  [{ maxExchanges: '0' }, '{}', '--max-exchanges takes a number from 1 to 100000, not 0'],
  [{ maxExchanges: '100001' }, '{}', '--max-exchanges takes a number from 1 to 100000, not 100001'],
  [{ maxExchanges: '1.5' }, '{}', '--max-exchanges takes a whole number, not "1.5"'],
  [{}, 'mock: { maxExchanges: 0 }', 'mock.maxExchanges'],
  [{ controlToken: 'short' }, '{}', '--control-token takes 8 to 200'],
  [{ controlToken: 'with spaces in it' }, '{}', '--control-token takes 8 to 200'],
  [{}, 'mock: { maxWorlds: 0 }', 'mock.maxWorlds'],
  [{}, 'mock: { stat: s.json }', 'did you mean "state"?'],
])('%j %s is refused', async (flags, yaml, reason) => {
  await expect(resolved(flags, yaml)).rejects.toThrow(reason)
})
