import type { Outcome } from '../../../src/engine/engine.js'
import type { Mutation } from '../mutant.js'

/** Once an operation was answered with 429 it goes on answering so, whatever the time. */
export const throttledForGood = (operation: string): Mutation => ({
  answer: (next) => {
    let throttled: Outcome | undefined
    return async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation) return outcome
      if (outcome.reply.status === 429) throttled = outcome
      return throttled ? { ...throttled, reply: structuredClone(throttled.reply) } : outcome
    }
  },
})
