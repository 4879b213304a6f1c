import { expect, test } from 'vitest'
import { untilCommitted } from './until-committed.js'

test('a transition is tried again until it wins', async () => {
  let tries = 0
  expect(await untilCommitted(async () => (++tries < 3 ? undefined : `won ${tries}`))).toBe('won 3')
})

test('a transition that never wins is given up', async () => {
  await expect(untilCommitted(async () => undefined)).rejects.toThrow('lost 1000 races')
})
