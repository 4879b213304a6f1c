import type { Memory, Thing } from '../../../testing/memory-driver.js'
import type { Answer } from '../../../testing/server.js'
import type { Call, SlackVariation } from '../../../testing/slack-server.js'

/** The requirement that has to fail, what is broken, how, and the profile where it is not the default. */
export type Fault = [requirement: string, what: string, variation: SlackVariation, profile?: 'live']

export const errorOf = ({ body }: Answer): unknown => (body as { error?: unknown } | undefined)?.error

/** A server that puts another answer in the place of refusals with a code. */
export const inPlaceOf = (code: string, answer: (plain: Answer) => Answer): SlackVariation => ({
  answer: (plain) => (errorOf(plain) === code ? answer(plain) : plain),
})

/** Other effects of one of the methods, where it has any. */
export const effects = (
  method: Call['method'],
  other: (plain: Thing[], call: Call, memory: Memory) => Thing[],
): SlackVariation => ({
  effects: (plain, call, memory) => (call.method === method && plain.length > 0 ? other(plain, call, memory) : plain),
})

export const clientOf = ({ attributes }: Thing): unknown => attributes['client'] ?? 'web'
