import type { SessionRow } from '../../../../src/providers/things-stack/tables.js'
import type { Special } from '../subject.js'
import { compare, sorted, withSessions, withTotal } from './altered.js'
import { LIST } from './operations.js'

/** Lists that only The Things Stack can get wrong in these ways. */
export const listSpecials: readonly Special[] = [
  ...[
    ['one-more', 1],
    ['one-less', -1],
  ].map(([name, by]) => ({
    name: `${LIST}/total/${name}`,
    operation: LIST,
    operator: 'list',
    clause: `X-Total-Count is ${String(name).replace('-', ' ')} than it should be.`,
    breaks: ['things-stack.list.total', 'things-stack.list.empty', 'things-stack.paging.total'],
    make: () => withTotal((total) => Math.max(0, total + Number(by))),
  })),
  {
    name: `${LIST}/total/of-the-page`,
    operation: LIST,
    operator: 'list',
    clause: 'X-Total-Count counts the sessions of the page.',
    breaks: ['things-stack.paging.total'],
    make: () => withTotal((_, body) => (body as { sessions?: unknown[] } | undefined)?.sessions?.length ?? 0),
  },
  {
    name: `${LIST}/total/never-less`,
    operation: LIST,
    operator: 'list',
    clause: 'X-Total-Count never gets less.',
    breaks: ['things-stack.delete.total', 'things-stack.list.total'],
    make: () => {
      const most = new Map<string, number>()
      return withTotal((total, _, target) => {
        const key = target.split('?')[0]!
        most.set(key, Math.max(most.get(key) ?? 0, total))
        return most.get(key)!
      })
    },
  },
  {
    name: `${LIST}/list/duplicate-counted`,
    operation: LIST,
    operator: 'list',
    clause: 'A list holds its first session twice, and counts it so.',
    breaks: ['things-stack.list.unique'],
    make: () => {
      const [twice, counted] = [
        withSessions((sessions) => [...sessions.slice(0, 1), ...sessions]),
        withTotal((total) => (total === 0 ? 0 : total + 1)),
      ]
      return { answer: (next, kit) => counted.answer!(twice.answer!(next, kit), kit) }
    },
  },
  {
    name: `${LIST}/order/reverse-without-ties`,
    operation: LIST,
    operator: 'list',
    clause: 'With order=-created_at sessions of the same moment come by ID all the same.',
    breaks: ['things-stack.order.ties', 'things-stack.order.created-reversed'],
    make: () =>
      sorted((a, b) => compare(b.created_at, a.created_at) || compare(a.session_id, b.session_id), /order=-created_at/),
  },
  {
    name: `${LIST}/order/by-updated`,
    operation: LIST,
    operator: 'list',
    clause: 'With order=created_at sessions come by ID.',
    breaks: ['things-stack.order.created'],
    make: () => sorted((a, b) => compare(a.session_id, b.session_id), /order=created_at/),
  },
  {
    name: `${LIST}/order/default-by-time`,
    operation: LIST,
    operator: 'list',
    clause: 'Without an order sessions come by time.',
    breaks: ['things-stack.order.by-id'],
    make: () => sorted((a, b) => compare(a.created_at, b.created_at), /^(?!.*order=)/),
  },
  {
    name: `${LIST}/secret/shown`,
    operation: LIST,
    operator: 'reply body',
    clause: 'Sessions are listed with their session_secret.',
    breaks: ['things-stack.answer.no-secret'],
    make: () => withSessions((sessions) => sessions.map((session) => ({ ...session, session_secret: 'SECRET' }))),
  },
  {
    name: `${LIST}/email/filters`,
    operation: LIST,
    operator: 'filter',
    clause: 'An e-mail address in the query chooses no session.',
    breaks: ['things-stack.query.email'],
    make: () => withSessions((sessions, target) => (/email=/.test(target) ? [] : sessions)),
  },
  {
    name: `${LIST}/user/of-the-query`,
    operation: LIST,
    operator: 'filter',
    clause: 'A user_ids.user_id in the query beats the one in the path.',
    breaks: ['things-stack.query.path-parameter'],
    make: () => ({
      answer: (next) => (request) => {
        const named = new URLSearchParams(request.target.split('?')[1]).get('user_ids.user_id')
        if (named === null) return next(request)
        return next({ ...request, target: request.target.replace(/users\/[^/]+/, `users/${named}`) })
      },
    }),
  },
  {
    name: `${LIST}/parameters/unknown-refused`,
    operation: LIST,
    operator: 'validation too strict',
    clause: 'Query parameters of other names are refused.',
    breaks: ['things-stack.query.unknown'],
    make: () => ({
      answer: (next) => async (request) => {
        const names = [...new URLSearchParams(request.target.split('?')[1]).keys()]
        const strange = names.some((name) => !/^(order|limit|page|(user_ids|userIds)\.\w+)$/.test(name))
        return next(strange ? { ...request, target: `${request.target}&limit=abc` } : request)
      },
    }),
  },
  {
    name: `${LIST}/expiry/never-shown`,
    operation: LIST,
    operator: 'reply value',
    clause: 'expires_at is left out.',
    breaks: ['things-stack.list.expires-at'],
    make: () => withSessions((sessions) => sessions.map(({ expires_at: _, ...session }) => session)),
  },
  {
    name: `${LIST}/reading/removes`,
    operation: LIST,
    operator: 'effect',
    clause: 'Listing ends the oldest session of the user.',
    breaks: ['things-stack.list.changes-nothing', 'things-stack.list.contains'],
    make: () => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const outcome = await next(request)
          if (outcome.operation?.id !== LIST) return outcome
          const value = /users\/([^/]+)\//.exec(request.target)?.[1] ?? ''
          const sessions = context.store.collection('sessions')
          const { rows } = await sessions.list({ where: [{ field: 'user_id', is: '=', value }], limit: 1 } as never)
          if (rows[0]) await sessions.delete((rows[0] as SessionRow).session_id)
          return outcome
        },
    }),
  },
]
