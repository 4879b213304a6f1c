import type { AccountSession, People } from '../../engine/people.js'
import type { ExampleRequest } from '../../engine/provider.js'
import { label } from '../../people/label.js'
import { createSession } from './create-session.js'
import { driver } from './driver.js'
import { expireSession } from './expire-session.js'
import { findSession } from './find-session.js'
import { hasExpired, stateOf } from './lifecycle.js'
import type { EdgegapContext, SessionRow } from './tables.js'
import { usableCredentials } from './usable-credentials.js'

/** A session in which a player is, and the addresses by which they are in it. */
interface Taken {
  row: SessionRow
  ips: string[]
}

/** The sessions of players, by the first address of each; the newest come first. */
const sessionsOf = async (users: readonly string[], context: EdgegapContext): Promise<Map<string, Taken[]>> => {
  const { store, clock } = context
  const found = new Map<string, Taken[]>(users.map((user) => [user, []]))
  const owners = new Map<string, string>()
  for (const user of users) {
    for (const ip of (await store.collection('players').get(user))?.ips ?? []) owners.set(ip, user)
  }
  const { rows } = await store.collection('sessions').list({ order: [{ field: 'created_at', descending: true }] })
  for (const row of rows) {
    if (hasExpired(row, clock.now())) continue
    const present = new Map<string, string[]>()
    for (const { ip } of row.users) {
      const owner = owners.get(ip)
      if (owner !== undefined) present.set(owner, [...(present.get(owner) ?? []), ip])
    }
    for (const [owner, ips] of present) found.get(owner)!.push({ row, ips })
  }
  return found
}

const shown = ({ row, ips }: Taken, now: number): AccountSession => ({
  id: row.session_id,
  label: label(`${row.app} ${row.version}`, row.custom_id, ips.join(' and ')),
  status: stateOf(row, now).status,
  ended: !row.active,
  createdAt: new Date(row.created_at).toISOString(),
  ...(row.expires_at === null ? {} : { expiresAt: new Date(row.expires_at).toISOString() }),
})

const headersOf = async (context: EdgegapContext) => (await usableCredentials(context))[0]?.headers ?? {}

/** Apps whose latest version takes sessions. */
const playableApps = async ({ store }: EdgegapContext): Promise<string[]> => {
  const { rows } = await store.collection('versions').list()
  const latest = new Map(rows.map((row) => [row.app, row]))
  return [...latest.values()].filter(({ kind, enabled }) => enabled && kind !== 'Default').map(({ app }) => app)
}

/** The players, whom the API knows by their addresses; `players` in the fixtures tells whose these are. */
export const people: People<EdgegapContext> = {
  async accounts({ store }) {
    const { rows } = await store.collection('players').list()
    return rows.map(({ ip, name, email }) => ({ user: ip, name, email }))
  },
  async sessions(context, users) {
    const now = context.clock.now()
    const taken = await sessionsOf(users, context)
    return new Map([...taken].map(([user, sessions]) => [user, sessions.map((each) => shown(each, now))]))
  },
  // a match belongs to no device
  async signIn(context, user) {
    let reason = 'no application takes sessions'
    for (const app_name of await playableApps(context)) {
      const { status, body } = await createSession({ app_name, ip_list: [user] }, context)
      if (status === 200) {
        const headers = await headersOf(context)
        return {
          id: body.session_id,
          headers,
          request: { method: 'GET', path: `/v1/session/${body.session_id}`, headers },
        }
      }
      reason = body.message
    }
    return { error: reason }
  },
  // whoever plays with them plays on
  async signOut(context, user) {
    const headers = await headersOf(context)
    const taken = (await sessionsOf([user], context)).get(user)!.filter(({ row }) => row.active)
    return taken.map(({ row, ips }): ExampleRequest => {
      const path = `/v1/session/${encodeURIComponent(row.session_id)}`
      if (ips.length === row.users.length) return { method: 'DELETE', path, headers }
      const body = JSON.stringify({ ip_list: ips })
      return {
        method: 'DELETE',
        path: `${path}/users`,
        headers: { ...headers, 'content-type': 'application/json' },
        body,
      }
    })
  },
  expire: (context, session) => expireSession(session, context),
  async end(context, session) {
    const found = await findSession(session, context)
    return found?.active === true && (await driver.session.end!(session, context))
  },
}
