import { fileURLToPath } from 'node:url'
import { createConfig } from '@redocly/openapi-core'
import { expect, test, vi } from 'vitest'
import { BASE_RULES, REPLACED } from './base-rules.js'
import { ruleDocument } from './explain.js'
import { RULE_IDS } from './rules/ids.js'
import { lintFile } from './testing/lint-file.js'

vi.setConfig({ testTimeout: 30_000 })

test('what the engine recommends runs, with its severities, or is replaced by a rule of ours', async () => {
  const { rules } = await createConfig({ extends: ['recommended'] })
  const recommended = Object.entries({ ...rules['oas3_0'], ...rules['oas3_1'] })
    .map(([id, setting]) => [id, typeof setting === 'string' ? setting : setting.severity] as const)
    .filter(([, severity]) => severity !== 'off')
  expect(new Map(BASE_RULES.map(({ id, severity }) => [id, severity]))).toEqual(
    new Map(recommended.filter(([id]) => !(id in REPLACED))),
  )
  const known = new Set(recommended.map(([id]) => id))
  expect(Object.keys(REPLACED).filter((id) => !known.has(id))).toEqual([])
  const by = Object.values(REPLACED).flat()
  expect(by.filter((id) => !RULE_IDS.includes(id))).toEqual([])
})

test.each(BASE_RULES)(
  '$id refuses its bad document and accepts its good one, as every rule does',
  async ({ id, severity }) => {
    const bad = await lintFile(fileURLToPath(ruleDocument(id, 'bad')))
    expect(new Set(bad.map((finding) => `${finding.rule} ${finding.severity}`))).toEqual(new Set([`${id} ${severity}`]))
    expect(bad.every(({ help }) => help?.endsWith(id))).toBe(true)
    expect(await lintFile(fileURLToPath(ruleDocument(id, 'good')))).toEqual([])
  },
)
