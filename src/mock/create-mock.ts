import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { fromWebRequest, toWebResponse } from '../adapters/fetch.js'
import type { Context } from '../engine/context.js'
import type { Clock } from '../engine/clock.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { Store, Tables } from '../engine/store.js'
import { configuredFaults } from '../faults/configured-faults.js'
import { createJournalView } from '../journal/journal-view.js'
import { createControlPlane } from '../control/control-plane.js'
import { makeToken } from '../control/control-token.js'
import { isLoopback } from '../input/loopback.js'
import type { Exchange } from './exchange.js'
import { listen, type Listening, type ListenOptions } from './listen.js'
import { journalLimits, type MockOptions } from './options.js'
import { createPipeline } from './pipeline.js'
import { loadRealms, type MockedRealm } from './realms.js'
import { startOf } from './start-of.js'
import { createWebhooks } from './webhooks.js'
import { openWorld, resetIn, storeOf, type WorldHandle, type WorldStart } from './world-handle.js'
import { createSnapshots } from '../worlds/snapshots.js'
import { createWorlds } from '../worlds/worlds.js'

/** A running set of mocked APIs. */
export interface Mock {
  /** Answers a web `Request` in process; the path says which API: `new Request('http://mock/okta/api/v1/…')`. */
  handle(request: Request): Promise<Response>
  /** Answers a plain request; what the adapters for Express, `node:http` and others stand on. */
  answer(request: HttpRequest): Promise<HttpReply>
  /** Serves over HTTP, on loopback and a free port unless told otherwise. */
  listen(options?: ListenOptions): Promise<Listening>
  /** Back to the seed: state, ids and clock; with a name, of that API alone (then the clock stays). */
  reset(api?: string): Promise<void>
  /**
   * The world of a name, made where there is none: an isolated copy of everything, for tests that run side by side.
   * @throws UserError for a name that cannot be, one world too many, a snapshot that is not there.
   */
  world(name: string, start?: WorldStart): Promise<WorldHandle>
  /** Writes the state file, where there is one and something has changed. */
  save(): Promise<void>
  /**
   * Saves, stops serving and forgets everything scheduled.
   * @param options with `save` false, the state file stays as it is.
   */
  close(options?: { save?: boolean }): Promise<void>
  readonly apis: readonly MockedApi[]
  /** The files and folders that the mock was made of: contracts and fixtures. */
  readonly inputs: readonly string[]
  readonly clock: Clock
  /** The state of one API. @throws Error when it is not mocked here. */
  store(api: string): Store<Tables>
}

/** One API of a mock: contract, provider and the state behind it. */
export interface MockedApi extends MockedRealm {
  context: Context
}

/**
 * Makes a mock of the documented APIs. Nothing is served until `listen`.
 * @throws UserError for options or fixtures that cannot be used.
 */
export const createMock = async (options: MockOptions = {}): Promise<Mock> => {
  const apis = await loadRealms(options)
  const onNotice = options.onNotice ?? (() => undefined)
  const webhooks = createWebhooks({ allow: options.allowWebhooks ?? [], onNotice })
  const faultRealms = new Map(apis.map((api) => [api.provider.api, api]))
  const begin =
    options.state === undefined
      ? undefined
      : await (await import('../state/read-state-file.js')).readStateFile(options.state, apis, Date.now())
  const worlds = await createWorlds({
    ...options.worlds,
    begin,
    realms: apis.map(({ realm }) => realm),
    seed: options.seed === undefined ? undefined : String(options.seed),
    random: randomBytes(16).toString('hex'),
    ...(options.start === undefined ? {} : { start: startOf(options.start) }),
    deliver: options.sendWebhooks === false ? () => undefined : webhooks.deliver,
    journal: journalLimits(options),
    faults: { realms: faultRealms, configured: await configuredFaults(options.faults, faultRealms) },
  })
  const snapshots = createSnapshots()
  const journalView = createJournalView(apis)
  const world = worlds.default
  const servers = new Set<Server>()
  let token = options.controlToken
  const control = createControlPlane({
    apis,
    worlds,
    snapshots,
    journalView,
    configuredFaults: options.faults ?? [],
    guard: { allowHosts: options.allowHosts ?? [], token: () => token },
    send: (request, world) => answerIn(world, request),
  })
  const profiles = new Map(apis.map(({ provider, realm }) => [provider.api, realm.profile]))
  const keeper =
    options.state === undefined
      ? undefined
      : await (await import('../state/keep-state.js')).keepState({ path: options.state, world, profiles, onNotice })
  const onExchange = (exchange: Exchange): void => {
    keeper?.touch()
    options.onExchange?.(exchange)
  }
  const { answer, answerIn } = createPipeline({ apis, worlds, control, journalView, onExchange })

  return {
    apis: apis.map((realm) => ({ ...realm, context: world.contexts.get(realm.provider.api)! })),
    inputs: [...new Set(apis.flatMap(({ inputs }) => inputs))],
    clock: world.clock,
    answer,
    handle: async (request) => toWebResponse(await answer(await fromWebRequest(request)), options.wait, request.signal),
    async listen(listenOptions = {}) {
      if (!isLoopback(listenOptions.host ?? '127.0.0.1')) token ??= makeToken()
      const listening = await listen(answer, listenOptions, options.wait)
      servers.add(listening.server)
      return { ...listening, token }
    },
    reset: (api) => resetIn(world, api),
    world: (name, start = {}) => openWorld(name, start, { worlds, snapshots, answerIn, wait: options.wait }),
    save: async () => keeper?.save(),
    async close({ save = true } = {}) {
      if (save) await keeper?.save()
      webhooks.close()
      worlds.close()
      await Promise.all([...servers].map(closeServer))
      servers.clear()
    },
    store: (api) => storeOf(world, api),
  }
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
