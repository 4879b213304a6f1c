import { expect, test } from 'vitest'
import type { Schema } from '../contract/document.js'
import { loadContract } from '../contract/load.js'
import { follow } from '../contract/pointer.js'
import { FAULT_RULE } from './rule-schema.js'

/** A schema with everything that it refers to put in its place, and without examples. */
const whole = (document: unknown, node: unknown): unknown => {
  if (Array.isArray(node)) return node.map((each) => whole(document, each))
  if (node === null || typeof node !== 'object') return node
  const { value } = follow<Schema>(document, node as Schema, '')
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'examples')
      .map(([key, inner]) => [key, whole(document, inner)]),
  )
}

test('the configuration file takes rules as the control plane does', async () => {
  const { document } = await loadContract('control')
  expect(whole(document, FAULT_RULE)).toEqual(whole(document, document.components!.schemas!['FaultRule']))
})
