import type { Call, RawInput } from '../engine/call.js'
import type { Intervene, Intervention } from '../engine/intervention.js'
import { chooseAnswer } from '../faults/choose-answer.js'
import { documentedAnswers } from '../faults/documented-answers.js'
import type { FaultRealm } from '../faults/fault-realm.js'
import { forcedReply } from '../faults/forced-reply.js'
import { readWishes } from './read-wishes.js'

/** Says that an answer is the mock's own word, and on what. */
export const REFUSAL_HEADER = 'x-facsimile-refusal'

const refuse = (reason: string): Intervention => ({
  by: 'prefer',
  refusal: { status: 400, body: { error: `Prefer: ${reason}` } },
  headers: { [REFUSAL_HEADER]: 'Prefer' },
})

/**
 * What a `Prefer` header makes of a call: with `code` or `example` the documented answer at once, whoever calls and
 * whatever the state; with `wait` the usual answer later.
 * @param otherwise what else there is to be asked, where no answer is forced.
 */
export const prefer =
  <C>(header: string, realm: FaultRealm, otherwise: Intervene<C> | undefined): Intervene<C> =>
  async (call) => {
    const wishes = readWishes(header)
    if (!wishes) return otherwise?.(call)
    if ('reason' in wishes) return refuse(wishes.reason)
    const { code, example, wait = 0, applied } = wishes
    const headers = { 'preference-applied': applied }

    if (code === undefined && example === undefined) {
      const met = await otherwise?.(call)
      const delivery = { ...met?.delivery, delay: (met?.delivery?.delay ?? 0) + wait }
      return { by: 'prefer', ...met, delivery, headers: { ...met?.headers, ...headers } }
    }
    const forced = documented(realm, call, { status: code, example })
    if ('reason' in forced) return refuse(forced.reason)
    return { by: 'prefer', ...forced, headers, ...(wait > 0 ? { delivery: { delay: wait } } : {}) }
  }

const documented = (
  realm: FaultRealm,
  call: Call<RawInput, unknown>,
  wanted: { status: number | undefined; example: string | undefined },
): Pick<Intervention, 'reply' | 'samples'> | { reason: string } => {
  const chosen = chooseAnswer(documentedAnswers(realm.contract, call.operation), wanted)
  if (!('wrong' in chosen)) return { reply: forcedReply(chosen, realm, call), samples: chosen.answer.headers }
  return { reason: `${chosen.wrong === 'status' ? 'code' : 'example'}: for ${call.operation.id} ${chosen.reason}` }
}
