import type { Check } from '../contract/validators.js'
import type { DriverContext } from '../driver/driver-service.js'
import type { Outcome } from '../engine/engine.js'
import type { HttpReply, HttpRequest } from '../engine/http.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { MockedRealm } from '../mock/realms.js'
import { VERSION } from '../version.js'
import type { ControlEngines } from './control-engines.js'
import type { JournalView } from '../journal/journal-view.js'
import { createGuard, type GuardOptions } from './guard.js'
import type { MockedApi } from './mocked-api.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { WORLD_HEADER } from '../worlds/select-world.js'
import type { Snapshots } from '../worlds/snapshots.js'
import { DEFAULT_WORLD } from '../worlds/world-name.js'
import type { Worlds } from '../worlds/worlds.js'

export const CONTROL_MOUNT = '/_facsimile'

export interface ControlPlaneOptions {
  apis: readonly MockedRealm[]
  worlds: Worlds
  snapshots: Snapshots
  journalView: JournalView
  /** The fault rules that every world begins with. */
  configuredFaults: readonly FaultRule[]
  guard: GuardOptions
  /** Brings a request to the mock, in a world, as any client would. */
  send(request: HttpRequest, world: MockWorld): Promise<HttpReply>
}

/** One mount of the control plane. */
export interface ControlMount {
  mount: string
  /** The answer to a call that may not come in; undefined for one that may. Asked before a world is made for it. */
  refuse(request: HttpRequest): HttpReply | undefined
  /** @param request its `mount` tells the prefix of the world, if it came by one. */
  answer(request: HttpRequest, world: MockWorld): Promise<Outcome>
}

/**
 * The mounts under `/_facsimile`: the calls of the control plane, and one driver per API. What answers them is loaded by
 * the first call, since many runs have none.
 */
export const createControlPlane = (options: ControlPlaneOptions): ControlMount[] => {
  const { apis, worlds, snapshots, journalView, configuredFaults, send } = options
  let engines: Promise<ControlEngines> | undefined
  const loaded = () => (engines ??= import('./control-engines.js').then(({ loadEngines }) => loadEngines()))
  const documents = new Map(apis.map(({ contract }) => [contract.api, contract.document]))
  const refuse = createGuard(options.guard, worlds.default.clock)

  const drivers = apis.map(({ provider, validators }): ControlMount => {
    const checks = new Map<string, Check>()
    const check = (kind: string): Check => {
      const found = checks.get(kind) ?? validators.foreign(provider.driver[kind]!.attributes)
      checks.set(kind, found)
      return found
    }
    return {
      mount: `${CONTROL_MOUNT}/driver/${provider.api}`,
      refuse,
      async answer(request, world) {
        const { driverEngine } = await loaded()
        const context: DriverContext = {
          clock: world.clock,
          world,
          provider,
          context: world.contexts.get(provider.api)!,
          check,
        }
        return driverEngine(request, context)
      },
    }
  })

  const main: ControlMount = {
    mount: CONTROL_MOUNT,
    refuse,
    async answer(request, world) {
      const { controlEngine, contract, peopleRealms } = await loaded()
      const base = `http://${request.headers['host'] ?? ''}${request.mount.slice(0, -CONTROL_MOUNT.length)}`
      return controlEngine(request, {
        clock: world.clock,
        version: VERSION,
        tokenRequired: options.guard.token() !== undefined,
        world,
        worlds,
        snapshots,
        realms: apis,
        apis: () => Promise.all(apis.map((api) => describeApi(api, world, base))),
        documents,
        contract,
        people: peopleRealms(apis, world.contexts),
        send: (sent) => send(asClient(sent, request, world), world),
        journalView,
        configuredFaults,
      })
    },
  }
  return [main, ...drivers]
}

/** A request that a call makes on somebody's behalf, as a client of the world would send it to where the call came in. */
const asClient = (sent: HttpRequest, { headers, base = '' }: HttpRequest, { name }: MockWorld): HttpRequest => ({
  ...sent,
  base,
  headers: {
    ...(headers['host'] === undefined ? {} : { host: headers['host'] }),
    ...(name === DEFAULT_WORLD ? {} : { [WORLD_HEADER]: name }),
    ...sent.headers,
  },
})

const describeApi = async ({ provider, realm }: MockedRealm, world: MockWorld, base: string): Promise<MockedApi> => ({
  api: provider.api,
  profile: realm.profile,
  baseUrl: base + provider.mounts[0]!,
  driver: `${base}${CONTROL_MOUNT}/driver/${provider.api}`,
  contract: `${base}${CONTROL_MOUNT}/contracts/${provider.api}.json`,
  credentials: await provider.credentials(world.contexts.get(provider.api)!),
})
