import { expect, test } from 'vitest'
import { loadContract } from '../contract/contract.js'
import type { Requirement } from '../requirements/requirement.js'
import { select, type PlacedStory } from './select.js'

const contract = loadContract('identity')
const requirement = (id: string, more: Partial<Requirement> = {}): Requirement => ({
  id,
  level: 'MUST',
  sentence: 's',
  source: 'q',
  operations: ['get_session'],
  needs: [],
  ...more,
})
const requirements = [
  requirement('identity.get.by-id'),
  requirement('identity.delete.gone', { operations: ['delete_session'] }),
  requirement('identity.answer.body', { passive: 'body' }),
  requirement('identity.live.only', { profile: 'live' }),
  requirement('identity.never.looked-at'),
]
const story = (id: string, ...covers: string[]): PlacedStory => ({
  id,
  layer: id.split('/')[0]!,
  story: { title: id, covers, run: async () => undefined },
})
const stories = [story('scenarios/get', 'identity.get.by-id'), story('credentials/delete', 'identity.delete.gone')]

const choose = (only: string[], skip: string[] = []) => select({ contract, requirements, stories, only, skip })
const told = (only: string[], skip: string[] = []) => choose(only, skip).stories.map(({ id }) => id)

test('stories are chosen by layer, requirement or operation', () => {
  expect(told([])).toEqual(['scenarios/get', 'credentials/delete'])
  expect(told(['credentials'])).toEqual(['credentials/delete'])
  expect(told(['identity.get.*'])).toEqual(['scenarios/get'])
  expect(told(['delete_session'])).toEqual(['credentials/delete'])
  expect(told([], ['scenarios'])).toEqual(['credentials/delete'])
})

test('passive checks alone need the traffic of the stories, and count alone', () => {
  const selection = choose(['passive'])
  expect(selection.stories).toHaveLength(2)
  expect(selection.counts('passive', 'identity.answer.body')).toBe(true)
  expect(selection.counts('scenarios', 'identity.get.by-id')).toBe(false)
})

test('what is not looked at says why', () => {
  const { leftOut, notApplicable } = choose(['scenarios'])
  expect(leftOut).toEqual({
    'identity.delete.gone': 'not chosen: --only scenarios',
    'identity.answer.body': 'not chosen: --only scenarios',
    'identity.never.looked-at': 'no check covers it yet',
  })
  expect(notApplicable).toEqual({ 'identity.live.only': 'holds in the profile live only' })
})

test('an unknown name is refused with the nearest known one', () => {
  expect(() => choose(['scenario'])).toThrow('did you mean "scenarios"?')
})
