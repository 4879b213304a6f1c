import { expect, test } from 'vitest'
import { loadRequirements } from '../requirements/load-requirements.js'
import { failures } from '../testing/judge.js'
import { HAND_MADE, isMade, judgeMade, type HandMadeApi } from '../testing/made-layers.js'
import { FAULTS } from './testing/faults.js'

const APIS = Object.keys(HAND_MADE) as HandMadeApi[]

test.each(FAULTS)('%s fails: %s', async (requirement, _, vary, options) => {
  const api = requirement.split('.')[0] as HandMadeApi
  const report = await judgeMade(api, vary, { only: [requirement], ...options })
  expect(Object.keys(failures(report))).toContain(requirement)
  expect(report.ours).toEqual([])
})

test('every MUST and SHOULD is seen to fail above', () => {
  const broken = new Set(FAULTS.map(([requirement]) => requirement))
  const made = APIS.flatMap((api) => loadRequirements(api).filter(({ id, level }) => isMade(id) && level !== 'MAY'))
  expect(made.map(({ id }) => id).filter((id) => !broken.has(id))).toEqual([])
})
