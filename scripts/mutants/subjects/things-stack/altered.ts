import type { Mutation } from '../../mutant.js'
import { parseBody } from '../../survey.js'
import { LIST } from './operations.js'

/** A refusal, as far as mutants change it. */
export interface Failure {
  code: number
  details?: { code: number }[]
}

/** A session, as far as mutants sort by it. */
interface Shown {
  session_id: string
  created_at: string
  expires_at?: string
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Lists say another X-Total-Count. */
export const withTotal = (change: (total: number, body: unknown, target: string) => number): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const { reply } = outcome
    const total = reply.headers['x-total-count']
    if (outcome.operation?.id !== LIST || total === undefined) return outcome
    const after = change(Number(total), parseBody(reply.body), request.target)
    return { ...outcome, reply: { ...reply, headers: { ...reply.headers, 'x-total-count': String(after) } } }
  },
})

/** Lists hold other sessions. */
export const withSessions = (change: (sessions: Shown[], target: string) => unknown[]): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const body = parseBody(outcome.reply.body) as { sessions?: Shown[] } | undefined
    if (outcome.operation?.id !== LIST || !body?.sessions) return outcome
    const after = { ...body, sessions: change(body.sessions, request.target) }
    return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(after) } }
  },
})

/** Lists that are asked for by such a target come in another order. */
export const sorted = (by: (a: Shown, b: Shown) => number, query: RegExp): Mutation =>
  withSessions((sessions, target) => (query.test(target) ? [...sessions].sort(by) : sessions))

/** Refusals have another body. */
export const withFailure = (change: (body: Failure) => unknown): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    if (!outcome.operation || outcome.reply.status < 400) return outcome
    const body = parseBody(outcome.reply.body) as Failure | undefined
    return body ? { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(change(body)) } } : outcome
  },
})
