import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Report } from '../../conformance/index.js'
import { run } from './program.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'facsimile-'))
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

// requests that end Prism are left out: each would cost its start once more
test(
  'the second reader reads the traffic of all APIs as we do, but for what is explained',
  { timeout: 300_000 },
  async () => {
    const output = join(folder, 'all.json')
    const flags = ['--skip', 'robustness', '--referee', 'prism', '--format', 'json', '--output', output]
    expect(await run(['verify', '--all', ...flags])).toBe(0)
    for (const { api, referee } of JSON.parse(readFileSync(output, 'utf8')) as Report[]) {
      expect(
        referee!.differences.filter(({ explained }) => explained === null),
        api,
      ).toEqual([])
      expect(referee!.compared, api).toBeGreaterThan(50)
    }
  },
)
