import { reach } from '../../../src/providers/identity/testing/reach.js'
import type { TestMock } from '../../../src/testing/harness.js'
import { checkThenAct } from '../operators/races.js'
import type { Subject } from './subject.js'

const HOUR = 3_600_000

const session = async ({ driver }: TestMock, attributes: Record<string, unknown> = {}): Promise<string> =>
  (await driver.create('session', { user: (await driver.create('user')).id, ...attributes })).id

/** Two users and a guest with sessions of every sort, looked at before and after deletions, at once and in time. */
const probe = async (mock: TestMock): Promise<void> => {
  const { driver, send } = mock
  const [anna, ben] = [(await driver.create('user')).id, (await driver.create('user')).id]
  const make = async (user: string, attributes = {}) => (await driver.create('session', { user, ...attributes })).id
  const soon = new Date(Date.UTC(2026, 0, 1) + HOUR).toISOString()
  const mine = [
    await make(anna),
    await make(anna, { status: 'idle', created_at: '-PT1H' }),
    await make(anna, { status: 'blocked', created_at: '-PT2H', valid_until: soon }),
    await make(anna, { created_at: '-P3D', valid_until: '-P1D' }),
  ]
  const theirs = [await make(ben), await make(ben), await make(ben, { type: 'guest' })]
  const look = async () => {
    for (const id of [...mine, ...theirs]) {
      await send('GET', `/sessions/${id}`)
      await driver.observe('session', id)
    }
    for (const user of [anna, ben]) await send('GET', `/sessions/user/${user}`)
  }
  await look()
  await send('GET', `/sessions/${mine[0]!.toUpperCase()}`)
  await send('DELETE', `/sessions/${mine[0]}`, { headers: { 'x-user-id': anna, 'x-workspace-id': '7' } })
  await look()
  await send('DELETE', `/sessions/${mine[0]}`)
  await send('DELETE', `/sessions/${mine[1]}`, { headers: { 'x-user-id': 'nope', 'x-workspace-id': 'abc' } })
  await look()
  await Promise.all([send('DELETE', `/sessions/${mine[1]}`), send('DELETE', `/sessions/${mine[1]}`)])
  for (const path of ['/nowhere', '/sessions', '/sessions/', `/sessions/${mine[2]}/`, '/sessions/ü', '/sessions/a%2Fb'])
    await send('GET', path)
  for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS', 'PATCH']) await send(method, `/sessions/${mine[2]}`)
  await look()
  for (const step of ['PT30M', 'PT27M', 'PT6M', 'PT30M', 'P40D']) {
    await driver.advance(step)
    await look()
  }
}

const validation = (place: string): readonly string[] =>
  place === 'header' ? ['identity.validation.headers'] : ['identity.validation.uuid']

/** A good value that is refused shows where a good call fails. */
const strictPath: Readonly<Record<string, readonly string[]>> = {
  get_session: ['identity.get.by-id'],
  delete_session: ['identity.delete.answers-204'],
  get_user_sessions: ['identity.list.contains', 'identity.list.empty'],
}

const whole = ['identity.list.entry-equals-get']

export const identity: Subject = {
  api: 'identity',
  profiles: ['documented'],
  reach,
  calls: {
    get_session: async (mock) => ({ path: { session_id: await session(mock) } }),
    delete_session: async (mock) => ({
      path: { session_id: await session(mock) },
      headers: { 'x-user-id': 'a11ce000-0000-4000-8000-000000000001', 'x-workspace-id': '7' },
    }),
    get_user_sessions: async ({ driver }) => {
      const { id } = await driver.create('user')
      await driver.create('session', { user: id })
      return { path: { user_id: id } }
    },
  },
  probe,
  validation: ({ id }, place, _name, rule) =>
    rule.endsWith('strict')
      ? place === 'header'
        ? ['identity.delete.answers-204', 'identity.validation.headers']
        : strictPath[id]!
      : validation(place),
  situations: {
    'get_session 404': ['identity.get.unknown', 'identity.delete.gone-from-get'],
    'get_session 200': ['identity.get.by-id'],
    'delete_session 204': ['identity.delete.answers-204'],
    'delete_session 404': ['identity.delete.repeated'],
    'get_user_sessions 200': ['identity.list.contains', 'identity.list.empty'],
    'get_session 422': ['identity.validation.uuid'],
    'get_user_sessions 422': ['identity.validation.uuid'],
    'delete_session 422': ['identity.validation.uuid', 'identity.validation.headers'],
  },
  effects: [
    {
      operation: 'delete_session',
      collection: 'sessions',
      owner: 'user_id',
      breaks: {
        missing: ['identity.delete.gone-from-get', 'identity.delete.gone-from-list'],
        late: ['identity.delete.gone-from-get', 'identity.delete.gone-from-list'],
        undone: ['identity.delete.gone-from-get', 'identity.delete.gone-from-list'],
        sibling: ['identity.delete.keeps-others'],
        siblings: ['identity.delete.keeps-others'],
        stranger: ['identity.delete.keeps-others'],
        strangers: ['identity.delete.keeps-others'],
        'wrong-user': ['identity.delete.gone-from-get', 'identity.delete.keeps-others'],
        'wrong-sibling': ['identity.delete.gone-from-get', 'identity.delete.keeps-others'],
        'still-in get_session': ['identity.delete.gone-from-get'],
        'still-in get_user_sessions': ['identity.delete.gone-from-list'],
      },
    },
  ],
  lists: [
    {
      operation: 'get_user_sessions',
      at: '',
      breaks: {
        'first-missing': ['identity.list.contains'],
        'last-missing': ['identity.list.contains'],
        duplicate: ['identity.list.unique'],
        empty: ['identity.list.contains'],
        'from-before': ['identity.list.owner'],
        'at-most-2': ['identity.list.contains'],
        stale: ['identity.delete.gone-from-list'],
      },
    },
  ],
  values: [
    { operation: 'get_session', field: 'id', breaks: ['identity.get.by-id'] },
    { operation: 'get_session', field: 'user_id', breaks: ['identity.get.type'] },
    { operation: 'get_session', field: 'is_expired', breaks: ['identity.expiry.consistent'] },
    { operation: 'get_session', field: 'valid_until', breaks: ['identity.expiry.consistent', ...whole] },
    { operation: 'get_session', field: 'created_at', breaks: whole },
    { operation: 'get_session', field: 'updated_at', breaks: whole },
    {
      operation: 'get_session',
      field: 'status',
      breaks: ['identity.get.status'],
      other: (value) => (value === 'active' ? 'idle' : 'active'),
    },
    {
      operation: 'get_session',
      field: 'type',
      breaks: ['identity.get.type'],
      other: (value) => (value === 'user' ? 'guest' : 'user'),
    },
    { operation: 'get_user_sessions', field: '*.id', breaks: ['identity.list.contains', ...whole] },
    { operation: 'get_user_sessions', field: '*.user_id', breaks: ['identity.list.owner', ...whole] },
    { operation: 'get_user_sessions', field: '*.is_expired', breaks: whole },
    { operation: 'get_user_sessions', field: '*.valid_until', breaks: whole },
    { operation: 'get_user_sessions', field: '*.created_at', breaks: whole },
    { operation: 'get_user_sessions', field: '*.updated_at', breaks: whole },
    {
      operation: 'get_user_sessions',
      field: '*.status',
      breaks: whole,
      other: (value) => (value === 'active' ? 'idle' : 'active'),
    },
    {
      operation: 'get_user_sessions',
      field: '*.type',
      breaks: whole,
      other: (value) => (value === 'user' ? 'guest' : 'user'),
    },
  ],
  parameters: {},
  time: {
    never: ['identity.expiry.consistent'],
    late: ['identity.expiry.consistent'],
    early: ['identity.expiry.consistent'],
    'minutes-late': ['identity.expiry.consistent'],
    'minutes-early': ['identity.expiry.consistent'],
  },
  refusedEffects: { delete_session: ['identity.validation.changes-nothing'] },
  beside: {
    'unknown-path-200': ['identity.path.unknown'],
    'unknown-path-500': ['identity.path.unknown', 'identity.answer.no-server-error'],
    'unknown-path-html': ['identity.path.unknown'],
    'method-200': ['identity.method.other'],
    'method-500': ['identity.method.other', 'identity.answer.no-server-error'],
    'method-404': ['identity.method.other'],
    'method-acts': ['identity.method.other', 'identity.robust.odd-methods'],
    'unicode-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'slash-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'quote-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'long-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'percent-500': ['identity.answer.no-server-error', 'identity.robust.hostile-ids'],
    'zero-byte-cuts': ['identity.robust.hostile-ids'],
    'asterisk-matches': ['identity.robust.hostile-ids'],
    'long-header-500': ['identity.answer.no-server-error', 'identity.robust.odd-headers'],
    'odd-accept-500': ['identity.answer.no-server-error', 'identity.robust.odd-headers'],
    'head-500': ['identity.answer.no-server-error', 'identity.robust.odd-methods'],
    'options-500': ['identity.answer.no-server-error', 'identity.robust.odd-methods'],
  },
  specials: [
    {
      name: 'delete_session/race/both-win',
      operation: 'delete_session',
      operator: 'race',
      clause: 'Two deletions of one session at the same moment both succeed.',
      // the second one may be answered with 204 as well: nothing documented is broken
      breaks: [],
      make: checkThenAct,
    },
    {
      name: 'credentials/demanded',
      operation: undefined,
      operator: 'credential refused',
      clause: 'A call without a credential is refused.',
      breaks: ['identity.credentials.none-needed'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (request.headers['authorization'] !== undefined || !outcome.operation) return outcome
          const headers = { 'content-type': 'application/json' }
          return { ...outcome, reply: { status: 401, headers, body: '{"detail":"Not authenticated"}' } }
        },
      }),
    },
    {
      name: 'credentials/nothing-shown-without',
      operation: undefined,
      operator: 'credential refused',
      clause: 'To a caller without a credential there are no sessions.',
      breaks: ['identity.credentials.none-needed'],
      make: () => ({
        answer: (next) => (request) =>
          next(
            request.headers['authorization'] === undefined ? { ...request, target: nobodys(request.target) } : request,
          ),
      }),
    },
    {
      name: 'get_session/unknown/another',
      operation: 'get_session',
      operator: 'wrong refusal',
      clause: 'Where there is no such session, the newest one is shown.',
      breaks: ['identity.get.unknown'],
      make: () => ({
        answer:
          (next, { context }) =>
          async (request) => {
            const outcome = await next(request)
            if (outcome.operation?.id !== 'get_session' || outcome.reply.status !== 404) return outcome
            const newest = (await context.store.collection('sessions').list()).rows.at(-1) as { id: string } | undefined
            return newest ? next({ ...request, target: withId(request.target, newest.id) }) : outcome
          },
      }),
    },
    {
      name: 'delete_session/unknown/malformed',
      operation: 'delete_session',
      operator: 'wrong refusal',
      clause: 'The id of a session that is not there is refused as no UUID.',
      breaks: ['identity.delete.repeated'],
      make: () => ({
        answer: (next) => async (request) => {
          const outcome = await next(request)
          if (outcome.operation?.id !== 'delete_session' || outcome.reply.status !== 404) return outcome
          return next({ ...request, target: withId(request.target, 'gone') })
        },
      }),
    },
    {
      name: 'get_session/reading/touches',
      operation: 'get_session',
      operator: 'effect',
      clause: 'Reading a session moves its updated_at.',
      breaks: ['identity.reads-change-nothing'],
      make: () => touching('get_session'),
    },
    {
      name: 'get_user_sessions/reading/touches',
      operation: 'get_user_sessions',
      operator: 'effect',
      clause: 'Listing sessions makes them longer valid.',
      breaks: ['identity.reads-change-nothing'],
      make: () => touching('get_user_sessions'),
    },
  ],
}

const withId = (target: string, id: string): string => target.replace(/(\/sessions\/)[^/?]+/, `$1${id}`)

/** The same request about somebody or something that nobody knows; what is no UUID stays so. */
const nobodys = (target: string): string => target.replace(/[0-9a-f]{12}(?=\/?$)/i, '000000000000')

/** Every answer of an operation makes all sessions look a little newer. */
const touching = (operation: string): ReturnType<Subject['specials'][number]['make']> => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation) return outcome
      const sessions = context.store.collection('sessions')
      for (const row of (await sessions.list()).rows as { id: string; updated_at: number; valid_until: number }[]) {
        const patch = { updated_at: row.updated_at + 1000, valid_until: row.valid_until + 1000 }
        await sessions.updateIf(row.id, [], patch as object)
      }
      return outcome
    },
})
