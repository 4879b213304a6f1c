import type { IdentityVariation } from '../../../testing/identity-server.js'
import type { Answer } from '../../../testing/server.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

/** Faults in what is shown and deleted. Each with the requirement that has to fail by it. */
export const EFFECTS: [requirement: string, fault: string, IdentityVariation][] = [
  [
    'identity.get.by-id',
    'another session',
    {
      answer: (a, { path }) =>
        a.status === 200 && !Array.isArray(a.body) && !path.includes('user/')
          ? { ...a, body: { ...bodyOf(a), id: '00000000-0000-4000-8000-0000000000ff' } }
          : a,
    },
  ],
  [
    'identity.get.unknown',
    '200 null for what is not there',
    { answer: (a, { method }) => (method === 'GET' && a.status === 404 ? { status: 200, body: null } : a) },
  ],
  ['identity.get.status', 'always active', { show: (plain) => ({ ...plain, status: 'active' }) }],
  ['identity.get.type', 'never a guest', { show: (plain) => ({ ...plain, type: 'user' }) }],
  [
    'identity.get.capital-letters',
    'capitals are not found',
    { answer: (a, { path }) => (/[A-F]/.test(path) ? { status: 404, body: { detail: 'no' } } : a) },
  ],
  [
    'identity.delete.gone-from-get',
    'blocked sessions cannot be deleted',
    { remove: (plain) => plain.filter(({ attributes }) => attributes['status'] !== 'blocked') },
  ],
  [
    'identity.list.contains',
    'only active sessions',
    { list: (plain) => plain.filter(({ status }) => status === 'active') },
  ],
  ['identity.list.contains', 'only the first page', { list: (plain) => plain.slice(0, 50) }],
  ['identity.list.contains', 'the first is missing', { list: (plain) => plain.slice(1) }],
  [
    'identity.list.owner',
    "everybody's sessions",
    {
      list: (_, memory) =>
        memory
          .of('session')
          .filter(({ alive }) => alive)
          .map(({ id, attributes }) => ({
            id,
            type: 'user',
            created_at: attributes['created_at'],
            updated_at: attributes['created_at'],
            is_expired: false,
            valid_until: attributes['valid_until'],
          })),
    },
  ],
  ['identity.list.unique', 'each twice', { list: (plain) => [...plain, ...plain] }],
  [
    'identity.list.entry-equals-get',
    'the list knows less',
    { list: (plain) => plain.map((session) => ({ ...session, status: 'idle' })) },
  ],
  [
    'identity.list.empty',
    '404 for a user without sessions',
    { answer: (a) => (Array.isArray(a.body) && a.body.length === 0 ? { status: 404, body: { detail: 'no' } } : a) },
  ],
  [
    'identity.reads-change-nothing',
    'reading touches',
    {
      show: (() => {
        let reads = 0
        return (plain) => ({ ...plain, updated_at: new Date(1_900_000_000_000 + 1000 * reads++).toISOString() })
      })(),
    },
  ],
  [
    'identity.delete.answers-204',
    '200 for a deletion',
    { answer: (a) => (a.status === 204 ? { ...a, status: 200 } : a) },
  ],
  ['identity.delete.gone-from-get', 'nothing is deleted', { remove: () => [] }],
  [
    'identity.delete.gone-from-list',
    'lists remember',
    {
      list: (plain, memory, user) => [
        ...plain,
        ...memory
          .of('session', { user })
          .filter(({ alive }) => !alive)
          .map(({ id, attributes }) => ({
            id,
            type: 'user',
            created_at: attributes['created_at'],
            updated_at: attributes['created_at'],
            is_expired: false,
            valid_until: attributes['valid_until'],
          })),
      ],
    },
  ],
  [
    'identity.delete.keeps-others',
    'siblings go too',
    { remove: ([first], memory) => memory.of('session', { user: first?.attributes['user'] }) },
  ],
  ['identity.delete.keeps-others', 'everybody goes', { remove: (_, memory) => memory.of('session') }],
  [
    'identity.delete.repeated',
    '410 the second time',
    { answer: (a, { method }) => (method === 'DELETE' && a.status === 404 ? { ...a, status: 410 } : a) },
  ],
  ['identity.expiry.consistent', 'never expired', { show: (plain) => ({ ...plain, is_expired: false }) }],
  [
    'identity.expiry.consistent',
    'what is blocked counts as expired',
    { show: (plain) => ({ ...plain, is_expired: plain['is_expired'] === true || plain['status'] === 'blocked' }) },
  ],
  [
    'identity.expiry.consistent',
    'never expired in lists',
    { list: (plain) => plain.map((each) => ({ ...each, is_expired: false })) },
  ],
  [
    'identity.expiry.consistent',
    'valid_until and created_at are mixed up',
    { show: (plain) => ({ ...plain, valid_until: plain['created_at'], created_at: plain['valid_until'] }) },
  ],
  [
    'identity.get.status',
    'always active in lists',
    { list: (plain) => plain.map((each) => ({ ...each, status: 'active' })) },
  ],
  ['identity.expiry.consistent', 'always expired', { show: (plain) => ({ ...plain, is_expired: true }) }],
  [
    'identity.delete.gone-from-get',
    '204 for another user, and nothing deleted',
    {
      remove: ([first], _, { headers }) =>
        first && [undefined, first.attributes['user']].includes(headers['x-user-id']) ? [first] : [],
    },
  ],
  [
    'identity.delete.gone-from-get',
    'a workspace of 0 deletes nothing',
    { remove: (plain, _, { headers }) => (headers['x-workspace-id'] === '0' ? [] : plain) },
  ],
  [
    'identity.delete.gone-from-get',
    'what has expired cannot be deleted',
    {
      remove: (plain, memory) =>
        plain.filter(({ attributes }) => Date.parse(String(attributes['valid_until'])) > memory.now()),
    },
  ],
  [
    'identity.delete.keeps-others',
    'one guest takes all guests along',
    {
      remove: ([first], memory) =>
        first?.attributes['type'] === 'guest' ? memory.of('session', { type: 'guest' }) : first ? [first] : [],
    },
  ],
  [
    'identity.list.owner',
    "guests are in everybody's list",
    {
      list: (plain, memory) => [
        ...plain,
        ...memory
          .of('session', { type: 'guest' })
          .filter(({ alive }) => alive)
          .map(({ id, attributes }) => ({
            id,
            type: 'guest',
            created_at: attributes['created_at'],
            updated_at: attributes['created_at'],
            is_expired: false,
            valid_until: attributes['valid_until'],
          })),
      ],
    },
  ],
  [
    'identity.get.unknown',
    'ids are compared without their last digit',
    {
      find: (id, memory) => memory.of('session').find((each) => each.alive && each.id.slice(0, -1) === id.slice(0, -1)),
    },
  ],
]
