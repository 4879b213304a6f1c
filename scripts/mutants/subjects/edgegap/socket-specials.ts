import type { Tables as AnyTables, Store } from '../../../../src/engine/store.js'
import type { DeploymentRow, SessionRow } from '../../../../src/providers/edgegap/tables.js'
import type { Kit, Mutation } from '../../mutant.js'
import { checkThenAct } from '../../operators/races.js'
import { parseBody } from '../../survey.js'
import type { Special } from '../subject.js'
import { DELETE, DELETE_USERS, GET, POST, PUT_USERS } from './operations.js'
import { sessionIn } from './session-in.js'

/** Users and sockets: calls at the same moment, users replaced, more or fewer sockets than there are. */
export const socketSpecials: readonly Special[] = [
  {
    name: 'race/all-win',
    operation: DELETE,
    operator: 'race',
    clause: 'Calls at the same moment do not see each other.',
    breaks: ['edgegap.delete.once', 'edgegap.users.at-once', 'edgegap.capacity.last-socket'],
    make: checkThenAct,
  },
  {
    name: `${PUT_USERS}/users/replaced`,
    operation: PUT_USERS,
    operator: 'effect',
    clause: 'PUT replaces the users who are there.',
    breaks: ['edgegap.users.put-adds'],
    make: () =>
      afterSession(PUT_USERS, (row, body) => ({
        users: (body.ip_list ?? []).map((ip) => ({ ip })),
        revision: row.revision + 1,
      })),
  },
  {
    name: `${DELETE_USERS}/users/all`,
    operation: DELETE_USERS,
    operator: 'effect',
    clause: 'DELETE removes all users.',
    breaks: ['edgegap.users.delete-removes'],
    make: () => afterSession(DELETE_USERS, (row) => ({ users: [], revision: row.revision + 1 })),
  },
  {
    name: `${POST}/capacity/not-looked-at`,
    operation: POST,
    operator: 'validation skipped',
    clause: 'Deployments take sessions beyond their sockets.',
    breaks: ['edgegap.capacity.match-full', 'edgegap.capacity.seat'],
    make: () => endlessSockets(POST),
  },
  {
    name: `${PUT_USERS}/capacity/not-looked-at`,
    operation: PUT_USERS,
    operator: 'validation skipped',
    clause: 'Users are added beyond the sockets.',
    breaks: ['edgegap.capacity.seat', 'edgegap.capacity.last-socket'],
    make: () => endlessSockets(PUT_USERS),
  },
  {
    name: `${PUT_USERS}/capacity/one-too-few`,
    operation: PUT_USERS,
    operator: 'validation too strict',
    clause: 'The last socket of a deployment is never given.',
    breaks: ['edgegap.capacity.seat', 'edgegap.users.put-adds'],
    make: () => socketsSeen(PUT_USERS, (row) => row.sockets - 1),
  },
  {
    name: `${PUT_USERS}/capacity/as-many-as-fit`,
    operation: PUT_USERS,
    operator: 'refused with effect',
    clause: 'Where not all users fit, the call is refused, and those who fit are added.',
    breaks: ['edgegap.capacity.refusal-changes-nothing'],
    make: () => ({ answer: addingOneByOne }),
  },
  {
    name: `${POST}/capacity/hidden`,
    operation: POST,
    operator: 'validation skipped',
    clause: 'Deployments take sessions beyond their sockets, and show that they have more.',
    breaks: ['edgegap.capacity.match-full'],
    make: () => ({
      provider: (provider) => endlessSockets(GET).provider!(endlessSockets(POST).provider!(provider)),
    }),
  },
]

/** After a successful call the session that it names gets something else than it should have. */
const afterSession = (
  operation: string,
  change: (row: SessionRow, body: { ip_list?: string[] }) => Partial<SessionRow>,
): Mutation => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation || outcome.reply.status !== 200) return outcome
      const sessions = context.store.collection('sessions')
      const row = (await sessions.get(sessionIn(request.target))) as SessionRow | undefined
      const body = parseBody(new TextDecoder().decode(request.body)) as { ip_list?: string[] }
      if (row) await sessions.updateIf(row.session_id, [], change(row, body) as object)
      return outcome
    },
})

/** After users were refused because not all of them fit, each is added alone, as far as there are sockets. */
const addingOneByOne: NonNullable<Mutation['answer']> =
  (next, { quietly }) =>
  async (request) => {
    const outcome = await next(request)
    if (outcome.operation?.id !== PUT_USERS || outcome.reply.status !== 422) return outcome
    const { ip_list } = parseBody(new TextDecoder().decode(request.body)) as { ip_list?: unknown }
    for (const ip of Array.isArray(ip_list) ? ip_list : [])
      await quietly({ ...request, body: new TextEncoder().encode(JSON.stringify({ ip_list: [ip] })) })
    return outcome
  }

/** One operation sees other numbers of sockets than there are. */
const socketsSeen = (operation: string, sockets: (row: DeploymentRow) => number): Mutation => ({
  provider: (provider) => ({
    ...provider,
    behaviours: {
      ...provider.behaviours,
      [operation]: (call) => {
        const given = call as unknown as { context: Kit['context'] }
        const context = Object.assign(Object.create(given.context) as Kit['context'], {
          store: seeing(given.context.store, sockets),
        })
        return provider.behaviours[operation]!({ ...given, context } as unknown as typeof call)
      },
    },
  }),
})

const endlessSockets = (operation: string): Mutation => socketsSeen(operation, () => 1000)

const seeing = (store: Store<AnyTables>, sockets: (row: DeploymentRow) => number): Store<AnyTables> => {
  const seen = (row: object | undefined) => (row ? { ...row, sockets: sockets(row as DeploymentRow) } : undefined)
  return {
    ...store,
    collection: ((name: string) => {
      const rows = store.collection(name)
      if (name !== 'deployments') return rows
      return {
        ...rows,
        get: async (id: string) => seen(await rows.get(id)),
        async list(query: never) {
          const page = await rows.list(query)
          return { ...page, rows: page.rows.map(seen) }
        },
      }
    }) as Store<AnyTables>['collection'],
  }
}
