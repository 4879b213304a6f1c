import type { SessionRow } from '../../../../src/providers/edgegap/tables.js'
import type { Mutation } from '../../mutant.js'
import { inTurn } from '../../operators/in-turn.js'
import { parseBody } from '../../survey.js'
import type { Special } from '../subject.js'
import { BULK, DELETE, GET } from './operations.js'
import { sessionIn } from './session-in.js'

/** Deployments that end and should not, or whose end goes unnoticed. */
export const endingSpecials: readonly Special[] = [
  {
    name: `${DELETE}/deployment/ended`,
    operation: DELETE,
    operator: 'effect',
    clause: 'Deleting a session ends its deployment.',
    breaks: ['edgegap.delete.keeps-deployment'],
    make: () => endingDeployments(DELETE),
  },
  {
    name: `${BULK}/deployment/ended`,
    operation: BULK,
    operator: 'effect',
    clause: 'A bulk stop ends the deployments of what it stops.',
    breaks: ['edgegap.bulk.keeps-deployment'],
    make: () => endingDeployments(BULK),
  },
  {
    name: `${DELETE}/deployment/holds-on`,
    operation: DELETE,
    operator: 'effect',
    clause: 'A deleted session is in no answer of the API any more, and stays on its deployment.',
    breaks: ['edgegap.delete.gone-from-deployment'],
    make: () => ({ answer: holdingOn }),
  },
  {
    name: `${GET}/deployment/ended-and-ready`,
    operation: GET,
    operator: 'reply value',
    clause: 'A session whose deployment has ended is shown as ready.',
    breaks: ['edgegap.get.ended-deployment'],
    make: () => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const outcome = await next(request)
          const body = parseBody(outcome.reply.body) as { session_id?: string } | undefined
          if (outcome.operation?.id !== GET || outcome.reply.status !== 200) return outcome
          const row = (await context.store.collection('sessions').get(body?.session_id ?? '')) as SessionRow | undefined
          if (!row || row.active) return outcome
          return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify({ ...body, ready: true }) } }
        },
    }),
  },
  {
    name: `${GET}/deployment/ended-unnoticed`,
    operation: GET,
    operator: 'reply value',
    clause: 'A session whose deployment has ended is shown as it was before.',
    breaks: ['edgegap.get.ended-deployment'],
    make: () => {
      const shown = new Map<string, string | undefined>()
      return {
        answer:
          (next, { context }) =>
          async (request) => {
            const outcome = await next(request)
            if (outcome.operation?.id !== GET || outcome.reply.status !== 200) return outcome
            const id = sessionIn(request.target)
            const row = (await context.store.collection('sessions').get(id)) as SessionRow | undefined
            if (row?.active) shown.set(id, outcome.reply.body)
            const body = shown.get(id) ?? outcome.reply.body
            return { ...outcome, reply: { ...outcome.reply, body } }
          },
      }
    },
  },
  {
    name: `${DELETE}/deployment/ended-unnoticed`,
    operation: DELETE,
    operator: 'wrong refusal',
    clause: 'A session whose deployment has ended is deleted like any other.',
    breaks: ['edgegap.delete.ended-deployment'],
    make: () => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const sessions = context.store.collection('sessions')
          const outcome = await next(request)
          if (outcome.operation?.id !== DELETE || outcome.reply.status !== 410) return outcome
          await sessions.updateIf(sessionIn(request.target), [], { active: true } as object)
          return next(request)
        },
    }),
  },
]

/** The deployments of the sessions that are gone after a call end at once. */
const endingDeployments = (operation: string): Mutation => ({
  answer:
    (next, { context, provider }) =>
    async (request) => {
      const { store } = context
      const before = (await store.collection('sessions').list()).rows as SessionRow[]
      const outcome = await next(request)
      if (outcome.operation?.id !== operation) return outcome
      for (const { session_id, deployment_request_id: id } of before) {
        if (id === null || (await store.collection('sessions').get(session_id))) continue
        await provider.driver['deployment']!.end!(id, context)
      }
      return outcome
    },
})

/** What was deleted is there again between calls of the API, where only a driver sees it. */
const holdingOn: NonNullable<Mutation['answer']> = (next, { context }) => {
  const sessions = context.store.collection('sessions')
  const held = new Map<string, SessionRow>()
  const turn = inTurn()
  return (request) =>
    turn(async () => {
      for (const id of held.keys()) await sessions.delete(id)
      const id = sessionIn(request.target)
      const row = (await sessions.get(id)) as SessionRow | undefined
      const outcome = await next(request)
      if (outcome.operation?.id === DELETE && row && !(await sessions.get(id))) held.set(id, row)
      for (const one of held.values()) await sessions.insert(one as object)
      return outcome
    })
}
