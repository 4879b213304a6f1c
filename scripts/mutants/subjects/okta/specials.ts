import type { Mutation } from '../../mutant.js'
import { throttledForGood } from '../../operators/throttled-for-good.js'
import { parseBody } from '../../survey.js'
import type { Special } from '../subject.js'
import { OPERATION } from './operation.js'

/** Mutants for which only Okta has a place. */
export const specials: readonly Special[] = [
  {
    name: `${OPERATION}/sessions/spared-with-tokens`,
    operation: OPERATION,
    operator: 'parameter',
    clause: 'With oauthTokens=true the tokens end and the sessions go on.',
    breaks: ['okta.revoke.ends-sessions-whatever-the-flags', 'okta.revoke.ends-sessions'],
    make: () => sparing('oauthTokens=true'),
  },
  {
    name: `${OPERATION}/sessions/spared-with-devices`,
    operation: OPERATION,
    operator: 'parameter',
    clause: 'With forgetDevices=false the sessions go on too.',
    breaks: ['okta.revoke.ends-sessions-whatever-the-flags'],
    make: () => sparing('forgetDevices=false'),
  },
  {
    name: `${OPERATION}/again/refused`,
    operation: OPERATION,
    operator: 'not idempotent',
    clause: 'Revoking again at once is answered with 404.',
    breaks: ['okta.revoke.idempotent', 'okta.revoke.without-sessions'],
    make: () => ({
      answer: (next) => {
        const done = new Set<string>()
        return async (request) => {
          const outcome = await next(request)
          if (outcome.reply.status !== 204) return outcome
          const path = request.target.split('?')[0]!
          if (!done.has(path)) {
            done.add(path)
            return outcome
          }
          return next({ ...request, target: request.target.replace(/users\/[^/]+/, 'users/00unobody000000000x9') })
        }
      },
    }),
  },
  {
    name: `${OPERATION}/without-sessions/refused`,
    operation: OPERATION,
    operator: 'wrong refusal',
    clause: 'A user without sessions is answered for with 404.',
    breaks: ['okta.revoke.without-sessions', 'okta.revoke.idempotent'],
    make: () => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const id = /users\/([^/]+)\/sessions/.exec(request.target)?.[1] ?? ''
          const where = [{ field: 'userId', is: '=', value: id }]
          const held = await context.store.collection('sessions').count({ where } as never)
          if (held > 0) return next(request)
          return next({ ...request, target: request.target.replace(/users\/[^/]+/, 'users/00unobody000000000x9') })
        },
    }),
  },
  {
    name: `${OPERATION}/app-sessions/ended`,
    operation: OPERATION,
    operator: 'effect',
    clause: 'Sessions that apps keep for themselves end too.',
    breaks: ['okta.revoke.keeps-app-sessions'],
    make: () => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const outcome = await next(request)
          if (outcome.reply.status !== 204) return outcome
          const value = /users\/([^/]+)\/sessions/.exec(request.target)?.[1] ?? ''
          await context.store.collection('appSessions').deleteMany([{ field: 'userId', is: '=', value }] as never)
          return outcome
        },
    }),
  },
  {
    name: `${OPERATION}/content-type/refused`,
    operation: OPERATION,
    operator: 'validation too strict',
    clause: 'A Content-Type without a body is refused.',
    breaks: ['okta.request.content-type-without-body'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (request.headers['content-type'] === undefined || outcome.reply.status !== 204) return outcome
        return { ...outcome, reply: { ...outcome.reply, status: 400, ...refused('E0000021', outcome.reply.headers) } }
      },
    }),
  },
  ...['E0000009', 'other'].map((code) => ({
    name: `${OPERATION}/error-link/${code}`,
    operation: OPERATION,
    operator: 'reply value',
    clause: 'errorLink says something else than errorCode.',
    breaks: ['okta.answer.error-link'],
    make: () => withBody((body) => ({ ...body, errorLink: code })),
  })),
  {
    name: `${OPERATION}/causes/dropped`,
    operation: OPERATION,
    operator: 'reply body',
    clause: 'errorCauses is left out.',
    breaks: ['okta.user.unknown'],
    make: () => withBody(({ errorCauses: _, ...body }) => body),
  },
  ...[
    ['x-rate-limit-reset', 'in-milliseconds', (value: string) => `${value}000`],
    ['x-rate-limit-reset', 'as-a-delay', () => '60'],
    ['x-rate-limit-remaining', 'above-the-limit', () => '99999999'],
  ].map(([header, how, change]) => ({
    name: `${OPERATION}/headers/${String(header)}-${String(how)}`,
    operation: OPERATION,
    operator: 'reply header',
    clause: `${String(header)} is ${String(how).replaceAll('-', ' ')}.`,
    breaks: ['okta.rate-limit.headers'],
    make: () => withHeader(header as string, change as (value: string) => string),
  })),
  {
    name: `${OPERATION}/204/content-type`,
    operation: OPERATION,
    operator: 'reply header',
    clause: 'A 204 comes with a Content-Type.',
    breaks: ['okta.revoke.empty-answer'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (outcome.reply.status !== 204 || !outcome.operation) return outcome
        const headers = { ...outcome.reply.headers, 'content-type': 'application/json' }
        return { ...outcome, reply: { ...outcome.reply, headers } }
      },
    }),
  },
  {
    name: `${OPERATION}/rate-limit/never-passes`,
    operation: OPERATION,
    operator: 'time',
    clause: 'Who was throttled once is throttled for good.',
    breaks: ['okta.rate-limit.passes'],
    make: () => throttledForGood(OPERATION),
  },
  {
    name: `${OPERATION}/challenge/other-error`,
    operation: OPERATION,
    operator: 'reply header',
    clause: 'The refusal for a missing scope says invalid_token.',
    breaks: ['okta.credentials.scope'],
    make: () => withHeader('www-authenticate', (value) => value.replace('insufficient_scope', 'invalid_token')),
  },
  {
    name: `${OPERATION}/challenge/none`,
    operation: OPERATION,
    operator: 'reply header',
    clause: 'The refusal for a missing scope has no WWW-Authenticate.',
    breaks: ['okta.credentials.scope'],
    make: () => withHeader('www-authenticate', () => undefined),
  },
]

const refused = (code: string, headers: Record<string, string>) => ({
  headers: { ...headers, 'content-type': 'application/json' },
  body: JSON.stringify({ errorCode: code, errorSummary: 'no', errorLink: code, errorId: 'oae1', errorCauses: [] }),
})

/** Sessions go on where the query says so. */
const sparing = (query: string): Mutation => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const sessions = context.store.collection('sessions')
      const before = (await sessions.list()).rows
      const outcome = await next(request)
      if (request.target.includes(query)) for (const row of before) await sessions.insert(row)
      return outcome
    },
})

const withBody = (change: (body: Record<string, unknown>) => unknown): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const body = parseBody(outcome.reply.body)
    if (body === undefined || !outcome.operation) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify(change(body as Record<string, unknown>)) } }
  },
})

const withHeader = (name: string, change: (value: string) => string | undefined): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    const { [name]: value, ...headers } = outcome.reply.headers
    if (value === undefined || !outcome.operation) return outcome
    const after = change(value)
    return {
      ...outcome,
      reply: { ...outcome.reply, headers: after === undefined ? headers : { ...headers, [name]: after } },
    }
  },
})
