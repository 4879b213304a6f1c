import { throttledForGood } from '../../operators/throttled-for-good.js'
import type { Special } from '../subject.js'
import { type Failure, withFailure } from './altered.js'
import { LIST } from './operations.js'

/** Refusals that only The Things Stack can get wrong in these ways. */
export const refusalSpecials: readonly Special[] = [
  {
    name: `${LIST}/rate-limit/never-passes`,
    operation: LIST,
    operator: 'time',
    clause: 'Who was throttled once is throttled for good.',
    breaks: ['things-stack.rate-limit.passes'],
    make: () => throttledForGood(LIST),
  },
  {
    name: `${LIST}/rate-limit/another-name`,
    operation: LIST,
    operator: 'error code',
    clause: 'The refusal of a call too many has another name.',
    breaks: ['things-stack.rate-limit.refusal'],
    make: () =>
      withFailure((body) =>
        body.code === 8 ? { ...body, details: body.details?.map((each) => ({ ...each, name: 'too_many' })) } : body,
      ),
  },
  {
    name: `${LIST}/user/unknown-forbidden`,
    operation: LIST,
    profile: 'live',
    operator: 'wrong refusal',
    clause: 'An administrator is told 403 of a user who does not exist.',
    breaks: ['things-stack.rights.admin-unknown-user'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (outcome.operation?.id !== LIST || outcome.reply.status !== 404) return outcome
        const { authorization: _, ...headers } = request.headers
        return next({ ...request, headers })
      },
    }),
  },
  {
    name: `${LIST}/values/after-credentials`,
    operation: LIST,
    profile: 'live',
    operator: 'wrong refusal',
    clause: 'Credentials are looked at before values.',
    breaks: ['things-stack.credentials.after-values'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        const [target = ''] = request.target.split('?')
        const early = outcome.operation?.id === LIST && outcome.reply.status === 400
        if (!early || request.headers['authorization'] !== undefined) return outcome
        return next({ ...request, target })
      },
    }),
  },
  ...[
    ['details-code', (body: Failure) => ({ ...body, details: body.details?.map((each) => ({ ...each, code: 2 })) })],
    [
      'status-of-code',
      (body: Failure) => ({ ...body, code: 2, details: body.details?.map((each) => ({ ...each, code: 2 })) }),
    ],
  ].map(([name, change]) => ({
    name: `${LIST}/errors/${String(name)}`,
    operation: LIST,
    operator: 'error code',
    clause:
      name === 'details-code'
        ? 'Details have another code than their refusal.'
        : 'Refusals have a code that their status does not fit.',
    breaks: [`things-stack.answer.${String(name)}`],
    make: () => withFailure(change as (body: Failure) => unknown),
  })),
  {
    name: `${LIST}/credentials/demanded`,
    operation: LIST,
    operator: 'credential refused',
    clause: 'A call without a credential is refused.',
    breaks: ['things-stack.credentials.none-needed'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (!outcome.operation || request.headers['authorization'] !== undefined) return outcome
        const { reply } = outcome
        return { ...outcome, reply: { ...reply, status: 404, body: '{"code":5,"message":"Not Found","details":[]}' } }
      },
    }),
  },
]
