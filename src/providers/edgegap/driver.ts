import { rateLimitKind } from '../../driver/rate-limit-kind.js'
import type { DriverKind } from '../../engine/provider.js'
import { list, record } from '../../fixtures/schemas.js'
import { hasEnded } from './capacity.js'
import { endDeployment } from './end-deployment.js'
import { findSession } from './find-session.js'
import { VERSION_PROPERTIES } from './fixture-schema.js'
import { newDeployment } from './new-deployment.js'
import { removeSessions } from './remove-sessions.js'
import { versionId, type EdgegapContext, type VersionRow } from './tables.js'
import { untilCommitted } from './until-committed.js'
import { versionRow, type VersionFixture } from './version-row.js'

const text = { type: 'string', minLength: 1 }
const DEFAULT_VERSION = 'v1.0'

/** The app's versions, the latest one last. */
const versionsOf = async (app: string, { store }: EdgegapContext): Promise<readonly VersionRow[]> =>
  (await store.collection('versions').list({ where: [{ field: 'app', is: '=', value: app }] })).rows

const noApp = (app: string) => ({ error: `there is no app "${app}"; create one first` })

/** Adds a version; false where the app has one of that name. */
const addVersion = (app: string, given: VersionFixture, { store, ids }: EdgegapContext): Promise<boolean> =>
  store.collection('versions').insert(versionRow(app, ids.integer(10_000, 999_999_999), given))

const app: DriverKind<EdgegapContext> = {
  attributes: record({ name: text, version: text, ...VERSION_PROPERTIES }),
  async create(attributes, context) {
    const {
      name = `app-${context.ids.hex(8)}`,
      version = DEFAULT_VERSION,
      ...given
    } = attributes as {
      name?: string
      version?: string
    }
    const fresh = (await versionsOf(name, context)).length === 0
    if (fresh && (await addVersion(name, { ...given, name: version }, context))) return { id: name, version }
    return { error: `there is an app "${name}" already; a "version" can be added to it` }
  },
  async observe(id, context) {
    const latest = (await versionsOf(id, context)).at(-1)
    return latest && { id, alive: true, version: latest.name }
  },
}

const version: DriverKind<EdgegapContext> = {
  attributes: record({ app: text, name: text, ...VERSION_PROPERTIES }, ['app']),
  async create(attributes, context) {
    const { app: owner, name = `v-${context.ids.hex(8)}`, ...given } = attributes as { app: string; name?: string }
    if ((await versionsOf(owner, context)).length === 0) return noApp(owner)
    if (await addVersion(owner, { ...given, name }, context)) return { id: versionId(owner, name), version: name }
    return { error: `the app "${owner}" has a version "${name}" already` }
  },
  async observe(id, { store }) {
    const row = await store.collection('versions').get(id)
    return row && { id, alive: true, version: row.name }
  },
}

const deployment: DriverKind<EdgegapContext> = {
  attributes: record(
    {
      app: text,
      version: text,
      tags: list(text),
      sockets: VERSION_PROPERTIES.sockets,
      joinable: { type: 'boolean' },
    },
    ['app'],
  ),
  async create(attributes, context) {
    const { app: owner, version: name, ...given } = attributes as { app: string; version?: string }
    const versions = await versionsOf(owner, context)
    if (versions.length === 0) return noApp(owner)
    const found = name === undefined ? versions.at(-1) : versions.find((row) => row.name === name)
    if (!found) return { error: `the app "${owner}" has no version "${String(name)}"` }
    const row = newDeployment(found, given, context)
    await context.store.collection('deployments').insert(row)
    return { id: row.request_id }
  },
  async observe(id, { store, clock }) {
    const row = await store.collection('deployments').get(id)
    if (!row) return undefined
    const { rows: linked } = await store.collection('sessions').list({
      where: [
        { field: 'deployment_request_id', is: '=', value: id },
        { field: 'active', is: '=', value: true },
      ],
    })
    const sessions = linked.map(({ session_id }) => session_id)
    return { id, alive: !hasEnded(row, clock.now()), sessions, tags: row.tags }
  },
  end: endDeployment,
}

const session: DriverKind<EdgegapContext> = {
  attributes: record({}),
  async observe(id, context) {
    const row = await findSession(id, context)
    if (row) return { id, alive: row.active }
    return (await context.store.collection('sessions').existed(id)) ? { id, alive: false } : undefined
  },
  end: (id, context) =>
    untilCommitted(async () => {
      const row = await findSession(id, context)
      if (!row?.active) return context.store.collection('sessions').existed(id)
      return (await removeSessions([row], context)) || undefined
    }),
}

const credential: DriverKind<EdgegapContext> = {
  attributes: record({ state: { enum: ['active', 'revoked', 'unknown'] } }),
  async create(attributes, { store, ids }) {
    const { state = 'active' } = attributes as { state?: 'active' | 'revoked' | 'unknown' }
    const key = ids.uuid()
    if (state !== 'unknown') {
      await store.collection('keys').insert({ key, name: 'made by the driver', revoked: state === 'revoked' })
    }
    return { id: key, headers: { authorization: `token ${key}` } }
  },
  async observe(id, { store }) {
    const row = await store.collection('keys').get(id)
    return row && { id, alive: !row.revoked }
  },
  async end(id, { store }) {
    return (await store.collection('keys').updateIf(id, [], { revoked: true })) !== undefined
  },
}

export const driver = { app, version, deployment, session, credential, 'rate-limit': rateLimitKind }
