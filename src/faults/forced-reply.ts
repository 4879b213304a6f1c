import type { Call, RawInput } from '../engine/call.js'
import type { Context } from '../engine/context.js'
import type { Reply } from '../engine/http.js'
import { replyOf, type ChosenAnswer } from './choose-answer.js'
import type { FaultRealm } from './fault-realm.js'

/** What a throttled answer says where nobody named a time, in seconds. */
const USUAL_RETRY = 30

/** A documented answer as the vendor would send it now; one of status 429 says when to come back. */
export const forcedReply = (chosen: ChosenAnswer, { provider }: FaultRealm, call: Call<RawInput, unknown>): Reply => {
  const reply = replyOf(chosen)
  if (reply.status !== 429 || !provider.throttled) return reply
  const { headers } = provider.throttled(call as Call<RawInput, Context>, USUAL_RETRY)
  return { ...reply, headers: { ...reply.headers, ...headers } }
}
