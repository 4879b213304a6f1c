import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from './program.js'

vi.setConfig({ testTimeout: 30_000 })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rule = (name: string): string => fileURLToPath(new URL(`../lint/rules/${name}.yaml`, import.meta.url))

/** The exit code of a command line, and what it printed. */
const facsimile = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
  const out = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  const err = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  try {
    const code = await run(['lint', ...args])
    const text = (spy: typeof out) => spy.mock.calls.map(([line]) => String(line)).join('\n')
    return { code, out: text(out), err: text(err) }
  } finally {
    out.mockRestore()
    err.mockRestore()
  }
}

test('a clean document ends with 0', async () => {
  expect(await facsimile(rule('format-known.good'))).toEqual({ code: 0, out: '1 document, nothing found', err: '' })
})

test('an error ends with 1', async () => {
  expect((await facsimile(rule('default-matches-schema.bad'))).code).toBe(1)
})

test('a warning ends with 0, and with 1 where there are more than allowed', async () => {
  expect((await facsimile(rule('format-known.bad'))).code).toBe(0)
  expect((await facsimile(rule('format-known.bad'), '--max-warnings', '1')).code).toBe(0)
  expect((await facsimile(rule('format-known.bad'), '--max-warnings', '0')).code).toBe(1)
})

test('a rule can be set to off, warn or error', async () => {
  expect((await facsimile(rule('format-known.bad'), '--rule', 'format-known=error')).code).toBe(1)
  expect((await facsimile(rule('format-known.bad'), '--rule', 'format-known=off')).out).toBe(
    '1 document, nothing found',
  )
})

test('an API is named by its name, a folder means every document in it', async () => {
  expect((await facsimile('okta')).out).toBe('1 document, nothing found')
  writeFileSync(join(folder, 'a.json'), '{ "openapi": "3.1.0", "info": {}, "paths": {} }')
  writeFileSync(join(folder, 'b.yaml'), 'swagger: "2.0"\n')
  writeFileSync(join(folder, 'c.yaml'), 'something: else\n')
  expect((await facsimile(folder)).out).toContain('in 2 documents')
})

test.each([
  [['oktaa'], '"oktaa" is no file, no folder and no API; did you mean "okta"?'],
  [['./nowhere.yaml'], 'there is no file or folder "./nowhere.yaml"'],
  [['src/lint/formats'], 'there is no OpenAPI document below "src/lint/formats"'],
  [['okta', '--format', 'sarf'], '--format: no format "sarf"; did you mean "sarif"?'],
  [['okta', '--rule', 'strcut=off'], '--rule: no rule "strcut"; did you mean "struct"?'],
  [['okta', '--max-warnings', 'few'], '--max-warnings takes a whole number, not "few"'],
  [['--explain', 'format-knwon'], 'no rule "format-knwon"; did you mean "format-known"?'],
  [['okta', '--config', 'nowhere.yaml'], 'cannot read the configuration file "nowhere.yaml": there is no such file'],
])('%j cannot run: one sentence, and 2', async (args, want) => {
  expect(await facsimile(...args)).toEqual({ code: 2, out: '', err: `facsimile: ${want}` })
})

test('an unknown rule in the configuration is refused, with its line and the nearest known one', async () => {
  const config = join(folder, 'config.yaml')
  writeFileSync(config, 'lint:\n  rules:\n    paging-bound: off\n')
  expect(await facsimile('okta', '--config', config)).toEqual({
    code: 2,
    out: '',
    err: `facsimile: ${config}:3: lint.rules.paging-bound: unknown key "paging-bound"; did you mean "paging-bounds"?`,
  })
  writeFileSync(config, 'lint:\n  overrides:\n    - file: a.yaml\n      rules: {}\n')
  expect((await facsimile('okta', '--config', config)).err).toContain('unknown key "file"; did you mean "files"?')
})

test('a place that is no JSON Pointer is refused: it would hold nowhere', async () => {
  const config = join(folder, 'config.yaml')
  writeFileSync(config, 'lint:\n  overrides:\n    - at: paths\n      rules: { struct: off }\n')
  const { code, err } = await facsimile('okta', '--config', config)
  expect([code, err]).toEqual([2, `facsimile: ${config}:3: lint.overrides[0].at: must match pattern "^/"`])
})

test('the configuration says what is linted where nothing is named, from its own folder', async () => {
  const config = join(folder, 'config.yaml')
  writeFileSync(join(folder, 'api.yaml'), 'swagger: "2.0"\n')
  writeFileSync(config, "lint: { files: 'ap?.yaml', rules: { document-openapi: warn } }\n")
  const { code, out } = await facsimile('--config', config)
  expect(code).toBe(0)
  expect(out).toContain('0 errors and 1 warning in 1 document')
})

test('a rule is explained, with a bad and a good document', async () => {
  const { code, out } = await facsimile('--explain', 'format-known')
  expect(code).toBe(0)
  expect(out).toContain('format-known (warning)\n\nValidators pass over formats')
  expect(out).toMatch(
    /Refused:\n\n {2}openapi: 3\.1\.0\n[^]*format: datetime[^]*Accepted:\n\n {2}openapi: 3\.1\.0\n[^]*format: date-time/,
  )
  expect((await facsimile('--explain', 'struct')).out).toMatch(/More: https:\/\/redocly[^]*sumary[^]*Accepted/)
})

test('findings for programs are nothing but JSON', async () => {
  const { out } = await facsimile(rule('format-known.bad'), '--format', 'json')
  expect(JSON.parse(out)).toMatchObject({ documents: [{ errors: 0, warnings: 1 }] })
})
