import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import type { Finding } from '../finding.js'
import { RULES } from './index.js'
import { lintFile } from '../testing/lint-file.js'

vi.setConfig({ testTimeout: 30_000 })

const at = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/** All rules run on each document, and what is found is the rule's own. */
const found = async (name: string): Promise<Omit<Finding, 'file'>[]> =>
  (await lintFile(at(name))).map(({ file, related, ...finding }) => ({
    ...finding,
    related: related.map(({ file: _, ...place }) => place),
  })) as Omit<Finding, 'file'>[]

test.each(RULES)('$id reports its bad document, as written down beside it', async ({ id }) => {
  const want = JSON.parse(readFileSync(at(`${id}.findings.json`), 'utf8')) as Finding[]
  expect(new Set(want.map(({ rule }) => rule))).toEqual(new Set([id]))
  expect(await found(`${id}.bad.yaml`)).toEqual(want)
})

test.each(RULES)('$id has nothing against its good document, and neither has any other rule', async ({ id }) => {
  expect(await found(`${id}.good.yaml`)).toEqual([])
})

test('every document and list of findings belongs to a rule', () => {
  const ids = RULES.map(({ id }) => id)
  const others = readdirSync(at('.')).filter((name) => /\.(yaml|json)$/.test(name))
  expect(others.filter((name) => !ids.includes(name.split('.', 1)[0]!))).toEqual([])
})

test('every rule says why, in a sentence, and what to do', () => {
  for (const { id, why, fix } of RULES) {
    expect(why, id).toMatch(/^[A-Z].{30,}\.$/)
    expect(fix, id).toMatch(/^[A-Z].{10,}\.$/)
    expect(existsSync(at(`${id}.ts`)), id).toBe(true)
  }
})
