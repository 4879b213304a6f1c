import { createHash } from 'node:crypto'
import type { Live, LiveOperation, Requests } from '../../../conformance/apis/requests.js'

/** A call of the control plane by a hand outside the run; answers its body. @throws Error where it is refused. */
export type Control = (method: string, path: string, body?: unknown) => Promise<unknown>

const SESSION = 'b0b00000-5e55-4000-8000-000000000001'

/** A rule with an effect, and every condition, of a form that can be broken. */
const RULE = {
  api: 'slack',
  operation: 'admin_users_session_reset',
  user: 'bob@example.com',
  credential: 'xoxp-alice-admin',
  on: { first: 2 },
  delay: { from: 0, to: 1 },
  slow: { bytesPerSecond: 1000 },
  truncate: { bytes: 5 },
  rateLimit: { retryAfter: 30 },
}
const RULE_FIELDS = ['id', ...Object.keys(RULE), 'status', 'example', 'drop']

/** Whatever calls may change, as it is now; in short, so that it can be told. */
const look = async (control: Control): Promise<unknown> => {
  const { worlds } = (await control('GET', '/worlds')) as { worlds: { name: string; credentials: string[] }[] }
  const rest = ['/state', '/snapshots', '/faults', '/clock', '/journal'].map(async (path) => {
    const digest = createHash('sha256').update(JSON.stringify(await control('GET', path)))
    return `${path} ${digest.digest('hex').slice(0, 8)}`
  })
  return [...worlds.map(({ name, credentials }) => [name, ...credentials].join(' ')), ...(await Promise.all(rest))]
}

/** How one request in order is made for every operation of the control plane. */
export const controlRequests = (control: Control): Requests => {
  let made = 0
  const next = (what: string) => `${what}${(made += 1)}`

  /** @param make what a request needs; made by hand, and anew where a call uses it up. */
  const operation = (
    make: () => Promise<Partial<Live>> | Partial<Live> = () => ({}),
    more: Partial<LiveOperation> = {},
  ): LiveOperation => ({ live: async () => ({ ...(await make()), look: () => look(control) }), ...more })

  const world = async () => {
    const name = next('w')
    await control('PUT', `/worlds/${name}`)
    return { path: { name } }
  }
  const snapshot = async () => {
    await control('PUT', '/snapshots/kept')
    return { path: { name: 'kept' } }
  }
  const fault = async () => {
    const id = next('f')
    await control('POST', '/faults', { id, api: 'okta', status: 503 })
    return { path: { id } }
  }
  const session = async () => {
    await control('POST', '/reset')
    return { path: { api: 'identity', id: SESSION } }
  }
  const withoutWorlds = async () => {
    for (const { name } of ((await control('GET', '/worlds')) as { worlds: { name: string }[] }).worlds)
      if (name !== 'default') await control('DELETE', `/worlds/${name}`)
  }
  const withoutFaults = async () => void (await control('DELETE', '/faults'))
  /** A patch that changes nothing. */
  const patch = async (prefix: string) => {
    const { teams } = (await control('GET', '/state/slack')) as { teams: Record<string, { enterprise_id: string }> }
    const [[id, row]] = Object.entries(teams) as [[string, { enterprise_id: string }]]
    return [{ op: 'replace', path: `${prefix}/teams/${id}/enterprise_id`, value: row.enterprise_id }]
  }

  return {
    operations: {
      describeMock: operation(),
      getContract: operation(() => ({ path: { file: 'okta.json' } })),
      getConsole: operation(),
      getConsoleFile: operation(() => ({ path: { file: 'app.js' } })),
      getConsoleFolderFile: operation(() => ({ path: { folder: 'views', file: 'clock.js' } })),
      listWorlds: operation(),
      putWorld: operation(
        async () => {
          await snapshot()
          return { path: { name: next('p') }, body: { from: 'kept', credentials: [next('credential-')] } }
        },
        { spends: true, names: ['from', 'credentials'], settle: withoutWorlds },
      ),
      deleteWorld: operation(world, { spends: true }),
      getState: operation(),
      putState: operation(async () => ({ body: await control('GET', '/state') })),
      patchState: operation(async () => ({ body: await patch('/slack') }), { names: ['0'] }),
      getApiState: operation(() => ({ path: { api: 'slack' } })),
      putApiState: operation(async () => ({ path: { api: 'slack' }, body: await control('GET', '/state/slack') })),
      patchApiState: operation(async () => ({ path: { api: 'slack' }, body: await patch('') }), { names: ['0'] }),
      listRows: operation(() => ({ path: { api: 'slack', collection: 'users' } })),
      resetState: operation(() => ({ body: { api: 'okta' } }), { names: ['api'] }),
      listSnapshots: operation(),
      takeSnapshot: operation(() => ({ path: { name: 'taken' } })),
      getSnapshot: operation(snapshot),
      deleteSnapshot: operation(snapshot, { spends: true }),
      restoreSnapshot: operation(snapshot),
      compareSnapshot: operation(async () => ({ ...(await snapshot()), query: { to: 'kept' } }), { names: ['to'] }),
      getClock: operation(),
      setClock: operation(() => ({ body: { advance: 'PT1H' } }), {
        names: ['advance'],
        bind: (example) => example,
        settle: async () => void (await control('POST', '/clock', { freeze: true })),
      }),
      listExchanges: operation(),
      clearJournal: operation(),
      getExchange: operation(async () => {
        await control('POST', '/sign-out', { person: 'erin@example.com', apis: ['okta'] })
        const { exchanges } = (await control('GET', '/journal')) as { exchanges: { id: number }[] }
        return { path: { id: String(exchanges[0]!.id) } }
      }),
      streamJournal: operation(),
      listPeople: operation(),
      endSession: operation(session, { spends: true }),
      expireSession: operation(session, { spends: true }),
      signIn: operation(() => ({ body: { person: 'erin@example.com', apis: ['identity'] } }), {
        names: ['person', 'apis'],
      }),
      signOut: operation(() => ({ body: { person: 'erin@example.com', apis: ['okta'] } }), {
        names: ['person', 'apis'],
      }),
      listFaults: operation(),
      addFault: operation(() => ({ body: { id: next('r'), ...RULE } }), {
        spends: true,
        names: RULE_FIELDS,
        settle: withoutFaults,
      }),
      replaceFaults: operation(() => ({ body: { faults: [RULE] } }), { names: ['faults'], settle: withoutFaults }),
      clearFaults: operation(),
      getFault: operation(fault),
      removeFault: operation(fault, { spends: true }),
      exportHar: operation(() => ({ query: { api: 'okta' } }), { names: ['api'] }),
      verifyJournal: operation(
        () => ({
          body: { request: { api: 'okta', path: '/x', status: 204, headers: { a: 'b' }, query: { a: 1 } }, count: 1 },
        }),
        { names: ['request', 'count'] },
      ),
      getCoverage: operation(),
      clearCoverage: operation(),
      getCapsule: operation(() => control('POST', '/reset').then(() => ({}))),
    },
    refusal({ constraint, in: place, name }) {
      const statuses = constraint === 'media-type' ? [415] : place === 'path' ? [400, 404] : [400]
      const field = name.findLast((part) => !/^\d+$/.test(part))
      const blames = constraint === 'missing' || field === undefined ? '' : field
      return {
        due: `${statuses.join(' or ')} with a sentence${blames === '' ? '' : ` about "${blames}"`}`,
        holds: ({ status, body }) =>
          statuses.includes(status) && (place === 'path' || sentenceOf(body).includes(blames)),
      }
    },
  }
}

const sentenceOf = (body: string): string => {
  try {
    return String((JSON.parse(body) as { error?: unknown }).error ?? '')
  } catch {
    return ''
  }
}
