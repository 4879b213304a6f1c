import type { HttpReply } from '../../../src/engine/http.js'
import { responseFor } from '../../../src/contract/contract.js'
import type { Mutant } from '../mutant.js'
import { saidOf, type Survey } from '../survey.js'
import { replyMutant } from './on-reply.js'

/** What stands beside a status: neighbours that people mix up, and one that nobody documents. */
const NEIGHBOURS: Readonly<Record<number, readonly number[]>> = {
  200: [202, 204, 500],
  204: [200, 202, 500],
  400: [422, 404, 200],
  401: [403, 400, 200],
  403: [401, 404, 200],
  404: [400, 403, 200],
  409: [400, 200],
  410: [404, 200],
  415: [400, 200],
  422: [400, 404, 200],
  429: [503, 403],
  500: [502],
}

/** Each situation is answered with another status: a near one, a success where it was refused, a server error. */
export const replyStatus = (survey: Survey): Mutant[] =>
  survey.situations.flatMap((situation) => {
    const operation = survey.contract.operations.find(({ id }) => id === situation.operation)!
    return (NEIGHBOURS[situation.status] ?? []).flatMap((status) => {
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
