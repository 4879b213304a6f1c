import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { readConfig } from '../config/read-config.js'
import type { LintConfig, Override } from './levels.js'
import { createLevels } from './levels.js'
import { lintDocument } from './lint-document.js'
import { ownContracts, packageRoot } from './own-contracts.js'
import { placeOf } from './place.js'
import { allFindings } from './report.js'
import { runLint } from './run-lint.js'

// all rules over many documents, on machines that do other things as well
vi.setConfig({ testTimeout: 60_000 })

const CONTRACTS = ['control', 'driver', 'edgegap', 'identity', 'okta', 'slack', 'things-stack']

test('our own contracts are clean, warnings included', async () => {
  expect([...ownContracts().keys()].filter((api) => CONTRACTS.includes(api))).toEqual(CONTRACTS)
  expect(allFindings(await runLint({ names: CONTRACTS, rules: [], allowRemote: false }))).toEqual([])
})

test('each exception in the configuration is still needed, for each rule and file', async () => {
  const { folder, sections } = await readConfig(join(packageRoot(), 'facsimile.config.yaml'), 'lint')
  const overrides = (sections['lint'] as unknown as LintConfig).overrides!
  const all = (
    await Promise.all(
      [...ownContracts().values()].map(async (file) =>
        (await lintDocument(file, new Set(), false)).map(({ rule, location }) => ({
          rule,
          file,
          pointer: placeOf(location[0]!).pointer,
        })),
      ),
    )
  ).flat()
  const needed = (override: Override) => {
    const levels = createLevels([{ folder, overrides: [override] }], {})
    return all.some((one) => levels.levelOf(one) === 'off')
  }
  expect(overrides.filter((override) => !needed(override))).toEqual([])
})
