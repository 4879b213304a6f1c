import { expect, test } from 'vitest'
import { PASSIVE_CHECKS } from '../checks/index.js'
import { loadContract } from '../contract/contract.js'
import { MADE_LAYERS } from '../layers/index.js'
import { loadRequirements } from '../requirements/load-requirements.js'
import { apis } from './index.js'

test.each(Object.keys(apis))('the requirements of %s, its contract and its stories agree', async (name) => {
  const { api } = await apis[name]!()
  const contract = loadContract(name)
  const requirements = loadRequirements(name)
  const made = MADE_LAYERS.map((make) => make({ api, contract, requirements, seed: 1 }))
  const stories = Object.values(Object.assign({}, api.stories, ...made) as typeof api.stories)
  const ids = new Set(requirements.map(({ id }) => id))
  const covered = new Set(stories.flatMap(({ covers }) => covers))
  const checks = new Set([...PASSIVE_CHECKS, ...(api.checks ?? [])].map((check) => check.name))
  const operations = new Set(contract.operations.map(({ id }) => id))

  expect(
    [...covered].filter((id) => !ids.has(id)),
    'covered, but no requirement',
  ).toEqual([])
  const uncovered = requirements.filter(
    ({ id, passive, untestable }) => !covered.has(id) && passive === undefined && untestable === undefined,
  )
  expect(
    uncovered.map(({ id }) => id),
    'no check, and no reason why not',
  ).toEqual([])
  expect(requirements.filter(({ level, untestable }) => level === 'MUST' && untestable !== undefined)).toEqual([])
  expect(
    requirements.flatMap((each) => each.operations.filter((id) => !operations.has(id))),
    'unknown operations',
  ).toEqual([])
  expect(
    requirements.flatMap(({ passive }) => (passive === undefined || checks.has(passive) ? [] : [passive])),
  ).toEqual([])
})
