import { prefixed } from './fault.js'
import { ANSWERS, BESIDE } from './faults-of-answers.js'
import { DELETIONS } from './faults-of-deletions.js'
import { LISTS } from './faults-of-lists.js'
import { VALUES } from './faults-of-values.js'

/** Every fault that can be in either profile. */
export const FAULTS = prefixed([...LISTS, ...VALUES, ...DELETIONS, ...BESIDE, ...ANSWERS])
