import { changeBody, changeReply, withValues } from './change-reply.js'
import type { Freedom } from './freedom.js'

/** What its sources leave to Okta. */
export const okta: readonly Freedom[] = [
  {
    name: 'other-texts',
    sentence: 'Errors have other texts.',
    make: () => withValues({ errorSummary: () => 'Non.' }),
  },
  {
    name: 'other-ids',
    sentence: 'Errors have ids of another form.',
    make: () => withValues({ errorId: () => 'oaeX' }),
  },
  {
    name: 'no-credential-401',
    sentence: 'A call without a credential is answered with 401.',
    make: () =>
      changeBody((body, reply) => {
        const error = body as { errorCode?: string }
        if (reply.status !== 403 || error.errorCode !== 'E0000005') return body
        reply.status = 401
        return { ...error, errorCode: 'E0000004', errorLink: 'E0000004' }
      }),
  },
  {
    name: 'method-404',
    sentence: 'Another method is answered with 404.',
    make: () => changeReply((reply) => (reply.status === 405 ? { ...reply, status: 404 } : reply)),
  },
]
