import type { components } from '#contract/slack'
import type { HttpRequest } from '../../engine/http.js'
import { warningsOf } from './post-type.js'
import type { InvalidateCode, ResetCode } from './tables.js'

interface Remarks {
  warning?: string
  response_metadata?: components['schemas']['ResponseMetadata']
}

/** What is said beside the answer itself: how the request was put, and what is wrong in detail. */
const remarks = (request: HttpRequest, messages: readonly string[] = []): Remarks => {
  const warnings = warningsOf(request)
  const metadata = {
    ...(messages.length > 0 && { messages: [...messages] }),
    ...(warnings.length > 0 && { warnings }),
  }
  return {
    ...(warnings.length > 0 && { warning: warnings.join(',') }),
    ...(Object.keys(metadata).length > 0 && { response_metadata: metadata }),
  }
}

/** Success: it says nothing of what was done, or to whom. */
export const accept = (request: HttpRequest) => ({ status: 200, body: { ok: true, ...remarks(request) } }) as const

interface Details {
  messages?: readonly string[]
  needed?: string
  provided?: string
}

/** A refusal is status 200 too, whatever the reason. */
export const refuse = <C extends InvalidateCode | ResetCode>(
  request: HttpRequest,
  error: C,
  { messages, ...scopes }: Details = {},
) => ({ status: 200, body: { ok: false, error, ...scopes, ...remarks(request, messages) } }) as const
