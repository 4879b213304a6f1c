import { answered } from './answered.js'
import { body, errorBody, formats } from './body.js'
import type { PassiveCheck } from './check.js'
import { headers } from './headers.js'
import { leak } from './leak.js'
import { mediaTypeCheck } from './media-type.js'
import { noBody } from './no-body.js'
import { serverError } from './server-error.js'
import { status } from './status.js'

/** The passive checks that hold for any contract. */
export const PASSIVE_CHECKS: readonly PassiveCheck[] = [
  answered,
  serverError,
  leak,
  status,
  mediaTypeCheck,
  noBody,
  headers,
  body,
  formats,
  errorBody,
]
