import { describe, expect, test } from 'vitest'
import { loadContract } from '../contract/load.js'
import { testMock } from '../testing/harness.js'
import type { Reach } from '../testing/reach.js'
import { providers } from './index.js'

describe.each(Object.keys(providers))('%s', async (api) => {
  const { reach } = (await import(`./${api}/testing/reach.ts`)) as { reach: readonly Reach[] }

  test('every documented status says how to reach it', async () => {
    const documented = new Set<string>()
    for (const profile of ['documented', 'live']) {
      for (const { id, responses } of (await loadContract(api, profile)).operations) {
        for (const status of responses.keys()) documented.add(`${id} ${status}`)
      }
    }
    expect([...new Set(reach.map(({ operation, status }) => `${operation} ${status}`))].sort()).toEqual(
      [...documented].sort(),
    )
  })

  test.each(reach.filter(({ run }) => run))(
    '$operation answers $status when $when',
    async ({ operation, status, code, options, run }) => {
      const mock = await testMock(api, options)
      const reply = await run!(mock)
      expect([mock.exchanges.at(-1)!.operationId, reply.status]).toEqual([operation, status])
      if (code) expect(JSON.stringify(reply.body)).toContain(code)
    },
  )
})
