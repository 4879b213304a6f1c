import type { Exchange } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'

/** A stage that keeps what was sent on it. */
export const recording = (t: Stage): { stage: Stage; exchanges: readonly Exchange[] } => {
  const exchanges: Exchange[] = []
  const keep = <E extends Exchange>(exchange: E): E => {
    exchanges.push(exchange)
    return exchange
  }
  const stage: Stage = {
    ...t,
    call: async (...call) => keep(await t.call(...call)),
    attempt: async (...call) => keep(await t.attempt(...call)),
    send: async (...request) => keep(await t.send(...request)),
    attemptSend: async (...request) => keep(await t.attemptSend(...request)),
  }
  return { stage, exchanges }
}
