import { describe, expect, test } from 'vitest'
import { verify } from '../../../conformance/index.js'
import { mutatedMock } from '../mock/mutated-mock.js'
import { subjects } from '../subjects/index.js'

const RUNS = Object.keys(subjects).flatMap((api) =>
  (['documented', 'live'] as const).map((profile) => [api, profile] as const),
)

describe.each(RUNS)('a run against %s, %s,', (api, profile) => {
  const run = async (options: { readOnly?: boolean }) => {
    const mock = await mutatedMock(api, profile)
    try {
      return await verify({ api, target: await mock.listen(), profile, ...options })
    } finally {
      await mock.close()
    }
  }

  test('takes 300 requests at most, and leaves no MUST untested', async () => {
    const { coverage, requirements, verdict } = await run({})
    expect(verdict).toBe('conforms')
    expect(coverage.requests).toBeLessThanOrEqual(300)
    expect(requirements.filter(({ level, verdict }) => level === 'MUST' && verdict === 'untested')).toEqual([])
  })

  test('takes 60 where it only reads, and is not cut short by that', async () => {
    const { coverage, requirements, verdict } = await run({ readOnly: true })
    expect(verdict).toBe('conforms')
    expect(coverage.requests).toBeLessThanOrEqual(60)
    expect(requirements.filter(({ reason }) => reason?.includes('has sent its'))).toEqual([])
  })
})
