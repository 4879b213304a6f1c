import { loadContract } from '../contract/load.js'
import { createValidators, type Check } from '../contract/validators.js'
import { driverService, type DriverContext } from '../driver/driver-service.js'
import { createEngine, type Outcome } from '../engine/engine.js'
import type { HttpRequest } from '../engine/http.js'
import type { World } from '../engine/world.js'
import type { MockedRealm } from '../mock/realms.js'
import { VERSION } from '../version.js'
import { controlService } from './control-service.js'
import { foreignCall } from './guard.js'
import type { MockedApi } from './mocked-api.js'

export const CONTROL_MOUNT = '/_facsimile'

export interface ControlPlaneOptions {
  apis: readonly MockedRealm[]
  world: World
}

/** One mount of the control plane. */
export interface ControlMount {
  mount: string
  answer(request: HttpRequest): Promise<Outcome>
}

/** The mounts under `/_facsimile`: the mock's own description, the contracts, and one driver per API. */
export const createControlPlane = async ({ apis, world }: ControlPlaneOptions): Promise<ControlMount[]> => {
  const [control, driver] = await Promise.all([loadContract('control'), loadContract('driver')])
  const controlEngine = createEngine(control, createValidators(control.document), controlService)
  const driverEngine = createEngine(driver, createValidators(driver.document), driverService)
  const documents = new Map(apis.map(({ contract }) => [contract.api, contract.document]))

  const guarded =
    (answer: ControlMount['answer']): ControlMount['answer'] =>
    async (request) => {
      const reason = foreignCall(request)
      return reason === undefined ? answer(request) : refuse(reason, world)
    }

  const drivers = apis.map(({ provider, validators }): ControlMount => {
    const checks = new Map<string, Check>()
    const check = (kind: string): Check => {
      const found = checks.get(kind) ?? validators.foreign(provider.driver[kind]!.attributes)
      checks.set(kind, found)
      return found
    }
    const moved = { milliseconds: 0 }
    const context: DriverContext = {
      clock: world.clock,
      world,
      provider,
      context: world.contexts.get(provider.api)!,
      moved,
      check,
    }
    return {
      mount: `${CONTROL_MOUNT}/driver/${provider.api}`,
      answer: guarded((request) => driverEngine(request, context)),
    }
  })

  const main: ControlMount = {
    mount: CONTROL_MOUNT,
    answer: guarded((request) => {
      const describe = () => Promise.all(apis.map((api) => describeApi(api, world, request.headers['host'] ?? '')))
      return controlEngine(request, { clock: world.clock, version: VERSION, apis: describe, documents })
    }),
  }
  return [main, ...drivers]
}

const describeApi = async ({ provider, realm }: MockedRealm, world: World, host: string): Promise<MockedApi> => ({
  api: provider.api,
  profile: realm.profile,
  baseUrl: `http://${host}${provider.mounts[0]}`,
  driver: `http://${host}${CONTROL_MOUNT}/driver/${provider.api}`,
  contract: `http://${host}${CONTROL_MOUNT}/contracts/${provider.api}.json`,
  credentials: await provider.credentials(world.contexts.get(provider.api)!),
})

const refuse = (error: string, { clock }: World): Outcome => ({
  reply: {
    status: 403,
    headers: { 'content-type': 'application/json', date: new Date(clock.now()).toUTCString() },
    body: JSON.stringify({ error }),
  },
  operation: undefined,
  problem: undefined,
  findings: [],
})
