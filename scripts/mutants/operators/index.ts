import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'
import { beside } from './beside.js'
import { connection } from './connection.js'
import { credentials } from './credentials.js'
import { effects } from './effects.js'
import { lists } from './lists.js'
import { parameters } from './parameters.js'
import { refusedEffects } from './refused-effects.js'
import { replyBody } from './reply-body.js'
import { replyCode } from './reply-code.js'
import { replyHeaders } from './reply-headers.js'
import { replyStatus } from './reply-status.js'
import { replyValue } from './reply-value.js'
import { replyWhole } from './reply-whole.js'
import { specials } from './specials.js'
import { time } from './time.js'
import { validation } from './validation.js'

/** Each applies one way of being wrong to every place where it fits. */
export const OPERATORS: readonly ((survey: Survey) => Mutant[])[] = [
  replyStatus,
  replyBody,
  replyWhole,
  replyHeaders,
  replyCode,
  replyValue,
  validation,
  parameters,
  credentials,
  refusedEffects,
  effects,
  lists,
  time,
  beside,
  connection,
  specials,
]
