import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { atPointer } from '../../src/contract/pointer.js'
import type { Provider } from '../../src/engine/provider.js'
import type { Generated } from './generated.js'

/** `fixtures/schema.json`: what editors know of fixture files, with every reference into the contracts written out. */
export const fixtureSchema = async (root: string): Promise<Generated[]> => {
  const folder = join(root, 'src/providers')
  const apis = readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'provider.ts')))
    .sort()
  const branches = await Promise.all(apis.map((api) => branch(root, api)))
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A fixture file of Facsimile',
    description: 'Seed data of one API. Written by `npm run generate`; do not edit.',
    type: 'object',
    required: ['api'],
    properties: { api: { enum: apis, description: 'Which API the file is for.' } },
    allOf: branches,
  }
  return [{ file: join(root, 'fixtures/schema.json'), content: `${JSON.stringify(schema, null, 2)}\n` }]
}

const branch = async (root: string, api: string): Promise<unknown> => {
  const { provider } = (await import(`../../src/providers/${api}/provider.js`)) as { provider: Provider }
  const contract: unknown = parse(readFileSync(join(root, 'specs', api, 'openapi.yaml'), 'utf8'))
  const schema = inline(provider.seeding.schema, contract, []) as { properties: object }
  return {
    if: { properties: { api: { const: api } } },
    then: { ...schema, properties: { api: { const: api }, $schema: { type: 'string' }, ...schema.properties } },
  }
}

/** Writes references out; what points back into itself is left open. */
const inline = (node: unknown, contract: unknown, open: readonly string[]): unknown => {
  if (Array.isArray(node)) return node.map((item) => inline(item, contract, open))
  if (node === null || typeof node !== 'object') return node
  const { $ref, ...rest } = node as { $ref?: unknown }
  const inner = Object.fromEntries(
    Object.entries(rest)
      .filter(([key]) => !key.startsWith('x-') && key !== 'examples' && key !== 'example')
      .map(([key, value]) => [key, inline(value, contract, open)]),
  )
  if (typeof $ref !== 'string' || open.includes($ref)) return inner
  const target = atPointer(contract, $ref.slice($ref.indexOf('#') + 1))
  return { ...(inline(target, contract, [...open, $ref]) as object), ...inner }
}
