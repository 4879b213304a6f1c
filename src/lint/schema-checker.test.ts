import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { lintFile } from './testing/lint-file.js'

vi.setConfig({ testTimeout: 30_000 })

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said of an example of a schema, under `A`, of the given version. */
const said = async (version: string, schema: string, example: string): Promise<string[]> => {
  const file = join(folder, 'openapi.yaml')
  writeFileSync(
    file,
    `openapi: ${version}
info: { title: A, version: 1.0.0 }
paths:
  /a:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/A' }, example: ${example} } } }
components:
  schemas:
    A: ${schema}
    B: { type: string, readOnly: true }
`,
  )
  const found = await lintFile(file)
  return found
    .filter(({ rule }) => rule === 'example-matches-schema')
    .map(({ message, pointer, related }) => {
      const at = pointer!.replace('/paths/~1a/post/requestBody/content/application~1json/example', '')
      return `${at} ${message.replace('The example does not match its schema: ', '')} (${related[0]?.pointer?.replace('/components/schemas', '')})`
    })
}

test.each([
  [
    '3.1.0',
    '{ type: object, properties: { a: { type: integer } } }',
    '{ a: x }',
    ['/a a must be integer (/A/properties/a/type)'],
  ],
  ['3.1.0', '{ type: [string, "null"] }', 'null', []],
  ['3.0.3', '{ type: string, nullable: true }', 'null', []],
  ['3.0.3', '{ type: string }', 'null', [' the example must be string (/A/type)']],
  ['3.0.3', '{ allOf: [{ type: object }], nullable: true }', 'null', []],
  [
    '3.0.3',
    '{ type: integer, minimum: 1, exclusiveMinimum: true }',
    '1',
    [' the example must be > 1 (/A/exclusiveMinimum)'],
  ],
  ['3.0.3', '{ type: integer, minimum: 1, exclusiveMinimum: false }', '1', []],
  ['3.1.0', '{ type: object, required: [a] }', '{}', [' the example must have "a" (/A/required)']],
  ['3.1.0', '{ type: object, required: [a], properties: { a: { readOnly: true } } }', '{}', []],
  ['3.1.0', "{ type: object, required: [a], properties: { a: { $ref: '#/components/schemas/B' } } }", '{}', []],
  [
    '3.1.0',
    '{ type: object, required: [a], properties: { a: { writeOnly: true } } }',
    '{}',
    [' the example must have "a" (/A/required)'],
  ],
  [
    '3.1.0',
    '{ oneOf: [{ type: integer }, { type: object, required: [b] }] }',
    '{}',
    [' the example fits none of the 2 schemas of oneOf; nearest: it must have "b" (/A/oneOf)'],
  ],
  [
    '3.1.0',
    '{ oneOf: [{ type: integer }, { type: number }] }',
    '1',
    [' the example fits more than one of the 2 schemas of oneOf (the ones at 0 and 1) (/A/oneOf)'],
  ],
  [
    '3.1.0',
    '{ type: object, additionalProperties: false, properties: { a: true } }',
    '{ b: 1 }',
    [' the example must not have "b" (/A/additionalProperties)'],
  ],
  ['3.1.0', '{ type: array, items: { enum: [a, b] } }', '[a, c]', ['/1 1 must be one of "a", "b" (/A/items/enum)']],
  [
    '3.1.0',
    '{ type: string, format: date-time }',
    'yesterday',
    [' the example must match format "date-time" (/A/format)'],
  ],
  [
    '3.1.0',
    "{ type: object, properties: { next: { $ref: '#/components/schemas/A' } } }",
    '{ next: { next: 1 } }',
    ['/next/next next.next must be object (/A/type)'],
  ],
  ['3.1.0', "{ type: string, pattern: '[' }", 'a', []],
  [
    '3.1.0',
    '{ type: object, properties: { $id: { type: string }, example: { type: integer } } }',
    '{ $id: a, example: b }',
    ['/example example must be integer (/A/properties/example/type)'],
  ],
  ['3.1.0', '{ discriminator: { propertyName: a }, oneOf: [{ type: object }, { type: object }] }', '{ a: b }', []],
  [
    '3.1.0',
    '{ discriminator: { propertyName: a }, oneOf: [{ type: array }, { type: array }] }',
    '{ a: b }',
    [' the example fits none of the 2 schemas of oneOf; nearest: it must be array (/A/oneOf)'],
  ],
])('OpenAPI %s, %s and the example %s', async (version, schema, example, want) => {
  expect(await said(version, schema, example)).toEqual(want)
})

test('a reference in place of a value is said to be one', async () => {
  expect(await said('3.1.0', '{ type: string }', "{ $ref: '#/components/examples/a' }")).toEqual([
    ' The value of the example is a reference, which stands for itself there and is not followed (undefined)',
  ])
})
