import type { Stage } from '../../engine/provider.js'
import { challenge, REQUIRED_SCOPE } from './challenge.js'
import { findCredential, presented, type Presented } from './credentials.js'
import { CREDENTIAL_LIFETIMES } from './lifetimes.js'
import { refusal } from './refusal.js'
import type { OktaCall, OktaContext } from './tables.js'

/** Whom no `Authorization` names is looked for among browser sessions, hence the code. */
const noCredential = ({ context }: OktaCall) => refusal('E0000005', context.ids)

/** No source has the body of a refused OAuth access token; the recorded refusal for its scope has none. */
const invalidToken = (call: OktaCall, { kind, scheme }: Presented) =>
  kind === 'ssws'
    ? refusal('E0000011', call.context.ids)
    : { status: 401, headers: challenge(call, scheme, 'invalid_token') }

const insufficientScope = (call: OktaCall, { scheme }: Presented) => ({
  status: 403,
  headers: challenge(call, scheme, 'insufficient_scope'),
})

/** Each use of an API token begins its thirty days anew; false where it was revoked meanwhile. */
const renew = async (token: string, { store, clock }: OktaContext): Promise<boolean> =>
  (await store.collection('credentials').updateIf(token, [{ field: 'revoked', is: '=', value: false }], {
    expiresAt: clock.now() + CREDENTIAL_LIFETIMES.ssws,
  })) !== undefined

/** Lets through whoever holds a live credential, with the scope where it is an OAuth access token. */
export const authenticate: Stage<OktaContext> = async (call) => {
  const given = presented(call.request)
  if (!given) return noCredential(call)
  const credential = await findCredential(given, call.context)
  if (!credential) return invalidToken(call, given)
  if (credential.scheme === 'bearer') {
    return credential.scopes.includes(REQUIRED_SCOPE) ? undefined : insufficientScope(call, given)
  }
  return (await renew(credential.token, call.context)) ? undefined : invalidToken(call, given)
}
