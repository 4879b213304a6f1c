import { expect, test } from 'vitest'
import { loadContract, operationById } from '../contract/contract.js'
import { createValidators } from '../contract/validators.js'
import { ownFaults } from './own-request.js'

const contract = loadContract('slack')
const validators = createValidators(contract.document)
const reset = operationById(contract, 'admin_users_session_reset')

const faults = (values: Parameters<typeof ownFaults>[1], credentials?: readonly string[]) =>
  ownFaults(reset, values, contract, validators, credentials)

const form = { user_id: 'W1' }

test('a required parameter has to be there, unless the credential goes with the request by another way', () => {
  expect(faults({ form })).toEqual(['header token is missing'])
  expect(faults({ form, headers: { token: 'xoxp-1' } })).toEqual([])
  expect(faults({ form }, ['token'])).toEqual([])
})

test('a body has to be there, of a documented type and shape', () => {
  expect(faults({}, ['token'])).toEqual(['the body is missing'])
  expect(faults({ json: { user_id: 1 } }, ['token'])).toEqual([expect.stringContaining('body: ')])
  expect(faults({ json: form }, ['token'])).toEqual([])
})
