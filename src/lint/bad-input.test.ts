import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { lintFile } from './testing/lint-file.js'

vi.setConfig({ testTimeout: 30_000 })

const HEAD = `openapi: 3.1.0
info: { title: Sessions, version: 1.0.0, license: { name: MIT, identifier: MIT } }
servers: [{ url: https://api.acme.test }]
security: []
`
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const written = (name: string, text: string | Buffer): string => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** The findings about a text, as `line:column rule: message`. */
const found = async (text: string | Buffer, name = 'openapi.yaml', more = {}): Promise<string[]> =>
  (await lintFile(written(name, text), more)).map(
    ({ line, column, rule, message }) => `${line}:${column} ${rule}: ${message.replaceAll(folder, '')}`,
  )

test.each([
  ['nothing', '', '1:1 document-openapi: The file is empty'],
  ['a comment alone', '\n# later\n', '1:1 document-openapi: The file is empty'],
  ['prose', 'Our API is great.\n', '1:1 document-openapi: The file is one string, not a document'],
  ['a list', '- a\n- b\n', '1:1 document-openapi: The file is a list, not a document'],
  [
    'Swagger',
    'swagger: "2.0"\npaths: {}\n',
    '1:10 document-openapi: This is a Swagger 2.0 document; only OpenAPI 3.0 and 3.1 are linted',
  ],
  ['another kind', 'asyncapi: 3.0.0\n', '1:11 document-openapi: This is a document of another kind: asyncapi'],
  ['no version', 'info: {}\n', '1:1 document-openapi: The document does not say which OpenAPI it is'],
  ['a version that is a number', 'openapi: 3.1\n', '1:10 document-openapi: The version 3.1 is a number, not a text'],
  ['a version to come', 'openapi: 4.0.0\n', '1:10 document-openapi: OpenAPI "4.0.0" is not known'],
  [
    'broken YAML',
    'openapi: 3.1.0\ninfo: [\n  a: : b\n',
    '3:6 document-readable: not YAML: missed comma between flow collection entries',
  ],
  [
    'broken JSON',
    '{"openapi": "3.1.0",, }',
    "1:21 document-readable: not YAML: expected the node content, but found ','",
  ],
  [
    'two documents',
    'openapi: 3.1.0\n---\nopenapi: 3.1.0\n',
    '1:1 document-readable: not YAML: expected a single document in the stream, but found more',
  ],
  ['a key twice', 'openapi: 3.1.0\npaths: {}\npaths: {}\n', '3:1 document-readable: not YAML: duplicated mapping key'],
])('%s is one finding with its place', async (_, text, want) => {
  expect(await found(text)).toEqual([want])
})

test('a binary file is one finding', async () => {
  expect(await found(Buffer.from([0, 1, 2, 255, 254]))).toEqual([
    '1:1 document-readable: not YAML: null byte is not allowed in input',
  ])
})

test('Swagger 2.0 comes with what to do', async () => {
  const [finding] = await lintFile(written('swagger.json', '{"swagger":"2.0"}'))
  expect(finding?.fix).toBe('Convert it first, for instance with "npx swagger2openapi <file> --outfile openapi.yaml".')
})

test('references that lead nowhere are findings, each with its reason', async () => {
  written('broken.yaml', 'a: [\n')
  const refs = [
    './nowhere.yaml',
    'https://api.acme.test/a.yaml',
    '#/components/pathItems/a',
    '/dev/zero',
    '.',
    './broken.yaml#/a',
  ]
  const paths = refs.map((ref, i) => `  /${i}: { $ref: '${ref}' }\n`).join('')
  const all = await found(`${HEAD}paths:\n${paths}`)
  expect(all.filter((line) => line.includes("Can't"))).toEqual([
    '6:7 no-unresolved-refs: Can\'t resolve $ref: there is no file "/nowhere.yaml"',
    '7:7 no-unresolved-refs: Can\'t resolve $ref: "https://api.acme.test/a.yaml" is a URL; it is loaded with --allow-remote only',
    "8:7 no-unresolved-refs: Can't resolve $ref",
    '9:7 no-unresolved-refs: Can\'t resolve $ref: "/dev/zero" is no regular file',
    '10:7 no-unresolved-refs: Can\'t resolve $ref: "" is a folder',
    "11:7 no-unresolved-refs: Can't resolve $ref: not YAML: deficient indentation (2:1)",
  ])
})

test('a file elsewhere is loaded with --allow-remote, and only then', async () => {
  const server = createServer((_, response) =>
    response.setHeader('content-type', 'application/yaml').end('get: { bad: true }\n'),
  )
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  try {
    const text = `${HEAD}paths:\n  /a: { $ref: 'http://127.0.0.1:${(server.address() as AddressInfo).port}/a.yaml' }\n`
    expect((await found(text)).join()).toContain('it is loaded with --allow-remote only')
    const remote = await found(text, 'openapi.yaml', { allowRemote: true })
    expect(remote).toContain('1:8 struct: Property `bad` is not expected here')
    expect(remote.join()).not.toContain('--allow-remote')
  } finally {
    server.close()
  }
})

test('references in circles are findings, also over files', async () => {
  written('other.yaml', "B: { $ref: './openapi.yaml#/components/schemas/A' }\n")
  const text = `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: { $ref: './other.yaml#/B' }\n    C: { $ref: '#/components/schemas/C' }\n`
  expect(await found(text)).toEqual([
    '8:16 reference-circular: "./other.yaml#/B" leads back to itself',
    '9:16 reference-circular: "#/components/schemas/C" leads back to itself',
    '1:12 reference-circular: "./openapi.yaml#/components/schemas/A" leads back to itself',
  ])
})

test('a schema that contains itself is no circle of references', async () => {
  const text = `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: { type: object, properties: { a: { $ref: '#/components/schemas/A' } } }\n`
  expect(await found(text)).toEqual([])
})

test('200 levels of schemas are linted', async () => {
  let schema = '{ type: integer, default: one }'
  for (let i = 0; i < 200; i++) schema = `{ type: object, properties: { a: ${schema} } }`
  const all = await found(`${HEAD}paths: {}\ncomponents: { schemas: { A: ${schema} } }\n`)
  expect(all.map((line) => line.replace(/^\d+:\d+ /, ''))).toEqual([
    'default-matches-schema: The default does not match its schema: it must be integer',
  ])
})

test.each([2000, 200_000])('%d levels are refused, in YAML and in JSON', async (levels) => {
  const yaml = `${HEAD}x-deep: ${'['.repeat(levels)}${']'.repeat(levels)}\npaths: {}\n`
  expect((await found(yaml)).join()).toMatch(/^5:1\d\d\d document-readable: nested deeper than 1000 levels$/)
  const json = `{"openapi":"3.1.0","x-deep":${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}}`
  expect((await found(json, 'openapi.json')).join()).toMatch(
    /^1:\d+ document-readable: nested deeper than 1000 levels$/,
  )
})

const bomb = (line: (i: number) => string, lines: number): string =>
  Array.from({ length: lines }, (_, i) => line(i)).join('')

test('aliases that explode are refused before anything unfolds', async () => {
  const lists = bomb((i) => `  a${i}: &a${i} [${i === 0 ? 'x, x' : `*a${i - 1}, *a${i - 1}`}]\n`, 60)
  expect((await found(`${HEAD}paths: {}\nx-bomb:\n${lists}`)).join()).toMatch(
    /^\d+:\d+ document-readable: its aliases unfold to more than 500000 nodes$/,
  )
  const merges = bomb(
    (i) =>
      `  a${i}: &a${i} { <<: [${
        i === 0
          ? ''
          : Array(9)
              .fill(`*a${i - 1}`)
              .join()
      }], k${i}: 1 }\n`,
    200,
  )
  expect((await found(`${HEAD}paths: {}\nx-bomb:\n${merges}`)).join()).toContain(
    'document-readable: not YAML: merge keys exceeded',
  )
})

test('an alias inside of itself is refused', async () => {
  expect((await found(`${HEAD}paths: {}\nx-a: &a\n  b: *a\n`)).join()).toMatch(
    /document-readable: an alias stands inside what it stands for$/,
  )
})

test('ordinary aliases are fine', async () => {
  const text = `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A: &a { type: string }\n    B: { type: object, properties: { a: *a, b: *a } }\n`
  expect(await found(text)).toEqual([])
})

test('references that branch sixty times are followed once each', async () => {
  const schemas = bomb(
    (i) =>
      `    S${i}: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/S${i + 1}' }, b: { $ref: '#/components/schemas/S${i + 1}' } } }\n`,
    60,
  )
  expect(await found(`${HEAD}paths: {}\ncomponents:\n  schemas:\n${schemas}    S60: { type: string }\n`)).toEqual([])
})

test('a pattern that takes for ever on an example is given up', async () => {
  const text = `${HEAD}paths: {}\ncomponents: { schemas: { A: { type: string, pattern: '^(a+)+$', example: '${'a'.repeat(60)}!' } } }\n`
  const start = performance.now()
  expect(await found(text)).toEqual([])
  expect(performance.now() - start).toBeLessThan(5000)
})

test('a document of 10 MB is linted within seconds', async () => {
  const description = 'x'.repeat(1000)
  const path = (i: number) => `  /r${i}/{id}:
    get:
      operationId: get${i}
      summary: Get one
      description: ${description}
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        '200': { description: It., content: { application/json: { schema: { type: integer }, example: ${i === 7 ? 'x' : i} } } }
        '404': { description: None., content: {} }
`
  const text = `${HEAD}paths:\n${bomb(path, 7500)}`
  expect(text.length).toBeGreaterThan(10_000_000)
  expect(await found(text)).toEqual([
    '76:103 example-matches-schema: The example does not match its schema: the example must be integer',
  ])
}, 60_000)

test('a file that is larger than may be read is refused unread', async () => {
  const file = written('openapi.yaml', '')
  const { truncateSync } = await import('node:fs')
  truncateSync(file, 65 * 1024 * 1024)
  const [finding] = await lintFile(file)
  expect(finding?.message).toMatch(/has more than 64 MB$/)
  expect(readFileSync(file, { flag: 'r' }).length).toBeGreaterThan(64 * 1024 * 1024)
})
