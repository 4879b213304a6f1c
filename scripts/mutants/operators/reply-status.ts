import type { HttpReply } from '../../../src/engine/http.js'
import { responseFor } from '../../../src/contract/contract.js'
import type { Mutant } from '../mutant.js'
import { saidOf, type Situation, type Survey } from '../survey.js'
import { isRefusal } from './is-refusal.js'
import { replyMutant } from './on-reply.js'

/** What stands beside a status: neighbours that people mix up, and one that nobody documents. */
const NEIGHBOURS: Readonly<Record<number, readonly number[]>> = {
  200: [202, 204, 500],
  204: [200, 202, 500],
  400: [422, 200],
  401: [403, 200],
  403: [404, 200],
  404: [400, 200],
  409: [400, 200],
  410: [404, 200],
  415: [400, 200],
  422: [400, 200],
  429: [503],
  500: [502],
}

const neighbours = (survey: Survey, { status, reply }: Situation): readonly number[] =>
  // where refusals have 200 too, others would take 400
  status === 200 && isRefusal(survey, reply) ? [400] : (NEIGHBOURS[status] ?? [])

/** Each situation is answered with another status: a near one, a success where it was refused, a server error. */
export const replyStatus = (survey: Survey): Mutant[] =>
  survey.situations.flatMap((situation) => {
    const operation = survey.contract.operations.find(({ id }) => id === situation.operation)!
    return neighbours(survey, situation).flatMap((status) => {
      const documented = responseFor(operation.responses, status) !== undefined
      const said = saidOf(survey, situation)
      const passive = survey.requirements.passive(status >= 500 ? 'server-error' : 'status', situation.operation)
      return replyMutant(survey, situation, {
        operator: 'reply status',
        detail: `status-${status}`,
        clause: `What should be answered with ${situation.label} is answered with ${status}.`,
        breaks: documented ? said : [...passive, ...said],
        change: (reply) => withStatus(reply, status),
      })
    })
  })

/** An answer that never had a body gets an empty object where its new status has one. */
const withStatus = (reply: HttpReply, status: number): HttpReply => {
  if (status === 204) return { ...reply, status, body: undefined }
  if (reply.status !== 204) return { ...reply, status }
  return { status, headers: { ...reply.headers, 'content-type': 'application/json' }, body: '{}' }
}
