import type { Call, RawInput } from '../engine/call.js'
import type { Context } from '../engine/context.js'
import type { Delivery, Reply } from '../engine/http.js'
import type { Ids } from '../engine/ids.js'
import type { Intervention } from '../engine/intervention.js'
import type { CompiledRule } from './compile-rule.js'
import { forcedReply } from './forced-reply.js'

/** What a rule makes of a call that it strikes. */
export const strike = (
  { rule, realm, answers, delay, id, random }: CompiledRule & { id: string; random: Ids },
  call: Call<RawInput, Context>,
): Intervention => {
  const effects: string[] = []
  const delivery: Delivery = {}
  let reply: Reply | undefined

  if (delay) {
    delivery.delay = random.integer(Math.round(delay.from), Math.round(delay.to))
    effects.push(`delay ${delivery.delay} ms`)
  }
  if (rule.drop) {
    delivery.drop = true
    effects.push('connection dropped')
  }
  const chosen = answers.get(call.operation.id)
  if (chosen) {
    reply = forcedReply(chosen, realm, call)
    effects.push(`status ${reply.status}`, ...(chosen.example === undefined ? [] : [`example ${chosen.example}`]))
  }
  if (rule.rateLimit) {
    reply = realm.provider.throttled!(call, rule.rateLimit.retryAfter)
    effects.push(`rate limit, retry after ${rule.rateLimit.retryAfter} s`)
  }
  if (rule.slow) {
    delivery.bytesPerSecond = rule.slow.bytesPerSecond
    effects.push(`${rule.slow.bytesPerSecond} bytes a second`)
  }
  if (rule.truncate) {
    delivery.truncateAt = rule.truncate.bytes
    effects.push(`cut after ${rule.truncate.bytes} bytes`)
  }
  const isDelivered = Object.keys(delivery).length > 0
  const samples = chosen?.answer.headers
  return { by: 'fault', reply, samples, ...(isDelivered ? { delivery } : {}), fault: { rule: id, effects } }
}
