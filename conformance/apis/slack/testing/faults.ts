import { ANSWER_FAULTS } from './answer-faults.js'
import { CREDENTIAL_FAULTS } from './credential-faults.js'
import type { Fault } from './fault.js'
import { INVALIDATE_FAULTS } from './invalidate-faults.js'
import { REQUEST_FAULTS } from './request-faults.js'
import { RESET_FAULTS } from './reset-faults.js'

/** Broken servers by the requirement that has to fail. */
export const FAULTS: readonly Fault[] = [
  ...INVALIDATE_FAULTS,
  ...RESET_FAULTS,
  ...REQUEST_FAULTS,
  ...CREDENTIAL_FAULTS,
  ...ANSWER_FAULTS,
]
