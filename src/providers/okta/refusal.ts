import type { components } from '#contract/okta'
import { BASE62, type Ids } from '../../engine/ids.js'

type OktaError = components['schemas']['Error']

/** Every error code that this API answers, from Okta's list of codes; `{0}` stands for a detail. */
const ERRORS = {
  E0000001: { status: 400, summary: 'Api validation failed: {0}' },
  E0000005: { status: 403, summary: 'Invalid session' },
  E0000006: { status: 403, summary: 'You do not have permission to perform the requested action' },
  E0000007: { status: 404, summary: 'Not found: {0}' },
  E0000008: { status: 404, summary: 'The requested path was not found' },
  E0000009: { status: 500, summary: 'Internal Server Error' },
  E0000011: { status: 401, summary: 'Invalid token provided' },
  // two blanks, as Okta writes it
  E0000019: {
    status: 400,
    summary: 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.',
  },
  E0000020: { status: 400, summary: 'Bad request.' },
  E0000021: {
    status: 400,
    summary: 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.',
  },
  E0000022: { status: 405, summary: 'The endpoint does not support the provided HTTP method' },
  E0000047: { status: 429, summary: 'API call exceeded rate limit due to too many requests.' },
} as const

export type ErrorCode = keyof typeof ERRORS

export interface Refusal<C extends ErrorCode> {
  status: (typeof ERRORS)[C]['status']
  body: OktaError
}

/** The characters of base64url (RFC 4648 section 5), in which Okta writes its longer identifiers. */
export const BASE64URL = `${BASE62}-_`

/** A refusal with Okta's error object; `detail` fills the place in the summary, `causes` are one sentence each. */
export const refusal = <C extends ErrorCode>(
  code: C,
  ids: Ids,
  { detail = '', causes = [] }: { detail?: string; causes?: readonly string[] } = {},
): Refusal<C> => ({
  status: ERRORS[code].status,
  body: {
    errorCode: code,
    errorSummary: ERRORS[code].summary.replace('{0}', () => detail),
    errorLink: code,
    errorId: `oae${ids.pick(BASE64URL, 22)}`,
    errorCauses: causes.map((errorSummary) => ({ errorSummary })),
  },
})
