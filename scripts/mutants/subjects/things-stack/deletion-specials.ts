import type { SessionRow } from '../../../../src/providers/things-stack/tables.js'
import type { Kit } from '../../mutant.js'
import { checkThenAct } from '../../operators/races.js'
import type { Special } from '../subject.js'
import { DELETE } from './operations.js'

/** Deletions that only The Things Stack can get wrong in these ways. */
export const deletionSpecials: readonly Special[] = [
  {
    name: `${DELETE}/race/all-win`,
    operation: DELETE,
    operator: 'race',
    clause: 'Several deletions of one session at the same moment all succeed.',
    breaks: ['things-stack.delete.one-wins'],
    make: checkThenAct,
  },
  {
    name: `${DELETE}/user/not-looked-at`,
    operation: DELETE,
    operator: 'filter',
    clause: "A session is deleted under another user's path too.",
    breaks: ['things-stack.delete.other-user'],
    make: () => ({
      provider: (provider) => ({
        ...provider,
        behaviours: {
          ...provider.behaviours,
          [DELETE]: async (call) => {
            const given = call as unknown as { input: { path: Record<string, string> }; context: Kit['context'] }
            const row = await given.context.store.collection('sessions').get(given.input.path['session_id']!)
            if (row) given.input.path['user_ids.user_id'] = (row as SessionRow).user_id
            return provider.behaviours[DELETE]!(call)
          },
        },
      }),
    }),
  },
  {
    name: `${DELETE}/session_id/no-uuid-answers-200`,
    operation: DELETE,
    operator: 'wrong refusal',
    clause: 'A session ID that is no UUID is answered as if it were deleted.',
    breaks: ['things-stack.delete.not-a-uuid'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        const id = /\/sessions\/([^/?]*)/.exec(request.target)?.[1] ?? ''
        const known = [200, 400].includes(outcome.reply.status) || /^[0-9a-f-]{36}$/i.test(id)
        if (outcome.operation?.id !== DELETE || known) return outcome
        return { ...outcome, reply: { ...outcome.reply, status: 200, body: '{}' } }
      },
    }),
  },
  {
    name: `${DELETE}/body/with-a-field`,
    operation: DELETE,
    operator: 'reply body',
    clause: 'A deletion is answered with the deleted session.',
    breaks: ['things-stack.delete.answers-200'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (outcome.operation?.id !== DELETE || outcome.reply.status !== 200) return outcome
        return {
          ...outcome,
          reply: { ...outcome.reply, body: '{"session_id":"6f0c3a1e-4a0d-4e0e-9b59-0d8a4d5f2c77"}' },
        }
      },
    }),
  },
  {
    name: `${DELETE}/override/obeyed`,
    operation: DELETE,
    operator: 'beside the operations',
    clause: 'X-HTTP-Method-Override makes a deletion of a POST.',
    breaks: ['things-stack.method.override'],
    make: () => ({
      answer: (next) => (request) => {
        const method = request.headers['x-http-method-override']
        return next(method === undefined ? request : { ...request, method })
      },
    }),
  },
]
