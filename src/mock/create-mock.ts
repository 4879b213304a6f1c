import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { fromWebRequest, toWebResponse } from '../adapters/fetch.js'
import type { Context } from '../engine/context.js'
import type { Clock } from '../engine/clock.js'
import { createClock, SEEDED_START } from '../engine/clock.js'
import { createEngine, type Outcome } from '../engine/engine.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { Store, Tables } from '../engine/store.js'
import { createWorld, type World } from '../engine/world.js'
import { createControlPlane } from '../control/control-plane.js'
import type { Exchange } from './exchange.js'
import { listen, type Listening, type ListenOptions } from './listen.js'
import { createMounts } from './mounts.js'
import { nothingMounted } from './nothing-mounted.js'
import type { MockOptions } from './options.js'
import { loadRealms, type MockedRealm } from './realms.js'
import { createWebhooks } from './webhooks.js'

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
  /** Stops serving and forgets everything scheduled. */
  close(): Promise<void>
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

type Owner = { answer(request: HttpRequest): Promise<Outcome>; api: string | undefined }

/**
 * Makes a mock of the documented APIs. Nothing is served until `listen`.
 * @throws UserError for options or fixtures that cannot be used.
 */
export const createMock = async (options: MockOptions = {}): Promise<Mock> => {
  const apis = await loadRealms(options)
  const seeded = options.seed !== undefined
  const onNotice = options.onNotice ?? (() => undefined)
  const webhooks = createWebhooks({ allow: options.allowWebhooks ?? [], onNotice })
  const world: World = await createWorld(
    apis.map(({ realm }) => realm),
    {
      name: 'default',
      clock: createClock(seeded ? SEEDED_START : undefined),
      seed: seeded ? String(options.seed) : randomBytes(16).toString('hex'),
      deliver: webhooks.deliver,
    },
  )

  const owners: { mount: string; owner: Owner }[] = []
  for (const { contract, validators, provider } of apis) {
    const engine = createEngine(contract, validators, provider)
    const context = world.contexts.get(provider.api)!
    const owner: Owner = { api: provider.api, answer: (request) => engine(request, context) }
    for (const mount of provider.mounts) owners.push({ mount, owner })
  }
  const servers = new Set<Server>()
  const control = await createControlPlane({ apis, world })
  for (const { mount, answer } of control) owners.push({ mount, owner: { api: undefined, answer } })
  const locate = createMounts(owners)

  const answer = async (request: HttpRequest): Promise<HttpReply> => {
    const begin = performance.now()
    const found = locate(request.target)
    const outcome = found
      ? await found.owner.answer({ ...request, mount: found.mount, target: found.target })
      : nothingMounted(
          request,
          apis.flatMap(({ provider }) => provider.mounts),
          world.clock,
        )
    const exchange: Exchange = {
      time: world.clock.now(),
      api: found?.owner.api,
      operationId: outcome.operation?.id,
      request,
      reply: outcome.reply,
      duration: performance.now() - begin,
      problem: outcome.problem,
      findings: outcome.findings,
    }
    options.onExchange?.(exchange)
    return outcome.reply
  }

  return {
    apis: apis.map((realm) => ({ ...realm, context: world.contexts.get(realm.provider.api)! })),
    inputs: [...new Set(apis.flatMap(({ inputs }) => inputs))],
    clock: world.clock,
    answer,
    handle: async (request) => toWebResponse(await answer(await fromWebRequest(request))),
    async listen(listenOptions = {}) {
      const listening = await listen(answer, listenOptions)
      servers.add(listening.server)
      return listening
    },
    reset: (api) => world.reset(api),
    async close() {
      webhooks.close()
      world.close()
      await Promise.all([...servers].map(closeServer))
      servers.clear()
    },
    store(api) {
      const context = world.contexts.get(api)
      if (!context)
        throw new Error(`"${api}" is not mocked here; there are ${apis.map((a) => a.provider.api).join(', ')}`)
      return context.store
    },
  }
}

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
