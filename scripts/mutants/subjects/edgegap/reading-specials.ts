import type { SessionRow } from '../../../../src/providers/edgegap/tables.js'
import type { Mutation } from '../../mutant.js'
import { parseBody } from '../../survey.js'
import type { Special } from '../subject.js'
import { becomesReady } from './becomes-ready.js'
import { GET, LIST, USERS } from './operations.js'

/** Reads that go wrong in ways of their own. */
export const readingSpecials: readonly Special[] = [
  ...[
    [GET, 'edgegap.get.unknown'],
    [USERS, 'edgegap.users.unknown-session'],
  ].map(([operation, requirement]) => ({
    name: `${operation}/unknown/another`,
    operation: operation!,
    operator: 'wrong refusal',
    clause: `Where there is no such session, ${operation} shows the newest one.`,
    breaks: [requirement!],
    make: () => showingAnother(operation!),
  })),
  {
    name: `${GET}/ready/never`,
    operation: GET,
    operator: 'time',
    clause: 'A session never becomes ready.',
    breaks: becomesReady,
    make: () => ({
      context: ({ context: { clock } }) => ({
        clock: Object.assign(Object.create(clock) as typeof clock, { now: () => Date.UTC(2026, 0, 1) }),
      }),
    }),
  },
  ...[GET, LIST, USERS].map((operation) => ({
    name: `${operation}/reading/removes-a-user`,
    operation,
    operator: 'effect',
    clause: `Reading by ${operation} takes a user out of the newest session.`,
    breaks: ['edgegap.reads-change-nothing'],
    make: (): Mutation => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const outcome = await next(request)
          if (outcome.operation?.id !== operation) return outcome
          const sessions = context.store.collection('sessions')
          const row = (await sessions.list()).rows.at(-1) as SessionRow | undefined
          if (row && row.users.length > 1)
            await sessions.updateIf(row.session_id, [], { users: row.users.slice(1) } as object)
          return outcome
        },
    }),
  })),
  ...[
    ['page-repeated', 'The second page is the first once more.', (query: URLSearchParams) => query.delete('page')],
    [
      'page-skipped',
      'Pages are counted from 0.',
      (query: URLSearchParams) => query.set('page', String(Number(query.get('page') ?? 1) + 1)),
    ],
    [
      'limit-one-less',
      'A page holds one session less than asked for, and the next begins where it should have ended.',
      undefined,
    ],
  ].map(([name, clause, change]) => ({
    name: `${LIST}/pages/${String(name)}`,
    operation: LIST,
    profile: 'live' as const,
    operator: 'list',
    clause: String(clause),
    breaks: ['edgegap.list.contains', 'edgegap.list.unique'],
    make: () => paging(change as ((query: URLSearchParams) => void) | undefined),
  })),
  {
    name: `${LIST}/parameters/refused`,
    operation: LIST,
    profile: 'live',
    operator: 'validation too strict',
    clause: 'page and limit are refused.',
    breaks: ['edgegap.list.page-parameters'],
    make: () => ({
      answer: (next) => (request) =>
        next(
          /[?&](page|limit)=/.test(request.target)
            ? { ...request, target: request.target.replace(/=\d+/g, '=x') }
            : request,
        ),
    }),
  },
  {
    name: 'credentials/in-the-query',
    operation: LIST,
    operator: 'credential let in',
    clause: 'A key in the query lets in.',
    breaks: ['edgegap.credentials.elsewhere'],
    make: () => ({
      answer: (next) => (request) => {
        const query = [...new URLSearchParams(request.target.split('?')[1]).values()]
        const found = [
          ...query,
          ...Object.entries(request.headers)
            .filter(([name]) => name !== 'authorization')
            .map(([, value]) => value),
        ]
          .map((text) => text.replace(/^\w+ /, ''))
          .find((text) => /^[0-9a-f-]{36}$/.test(text))
        if (found === undefined || request.headers['authorization'] !== undefined) return next(request)
        return next({ ...request, headers: { ...request.headers, authorization: `token ${found}` } })
      },
    }),
  },
]

/** Answers for a session that is not there with the newest one. */
const showingAnother = (operation: string): Mutation => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation || outcome.reply.status !== 404) return outcome
      const newest = (await context.store.collection('sessions').list()).rows.at(-1) as SessionRow | undefined
      if (!newest) return outcome
      return next({ ...request, target: request.target.replace(/session\/[^/?]+/, `session/${newest.session_id}`) })
    },
})

const paging = (change: ((query: URLSearchParams) => void) | undefined): Mutation => ({
  answer: (next) => async (request) => {
    const [target = '', text = ''] = request.target.split('?')
    const query = new URLSearchParams(text)
    change?.(query)
    const outcome = await next({
      ...request,
      target: text === '' && change === undefined ? target : `${target}?${query.toString()}`,
    })
    const body = parseBody(outcome.reply.body) as { data?: unknown[] } | undefined
    if (change || outcome.operation?.id !== LIST || !body?.data || body.data.length < 2) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify({ ...body, data: body.data.slice(0, -1) }) } }
  },
})
