import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { nodeListener } from '../../../src/adapters/node.js'
import { createContract } from '../../../src/contract/contract.js'
import { createValidators } from '../../../src/contract/validators.js'
import { createControlPlane } from '../../../src/control/control-plane.js'
import type { Context, Profile } from '../../../src/engine/context.js'
import { createEngine, type Outcome } from '../../../src/engine/engine.js'
import { createIds } from '../../../src/engine/ids.js'
import { createRateLimiter } from '../../../src/engine/rate-limiter.js'
import { createMounts } from '../../../src/mock/mounts.js'
import { loadRealms } from '../../../src/mock/realms.js'
import { createJournalView } from '../../../src/journal/journal-view.js'
import { createSnapshots } from '../../../src/worlds/snapshots.js'
import { createWorlds } from '../../../src/worlds/worlds.js'
import type { Answer, Kit, Mutation } from '../mutant.js'

/** A seeded mock of one API, mutated or not, with its driver and control plane as they should be. */
export interface MutatedMock {
  kit: Kit
  /** Answers a request in this process, without the layer that only HTTP shows. */
  answer: Answer
  /** Serves on a free port of loopback; the address to which the contract's paths are appended. */
  listen(): Promise<string>
  /** Back to the seed, clock and all. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Puts a mutation around a mock that is made of the same parts as `createMock`'s. */
export const mutatedMock = async (api: string, profile: Profile, mutation: Mutation = {}): Promise<MutatedMock> => {
  const [realm] = await loadRealms({ apis: [api], profile, seed: 1 })
  const { contract, validators, provider } = realm!
  const worlds = await createWorlds({ realms: [realm!.realm], seed: '1', random: '', deliver: () => undefined })
  const world = worlds.default
  const context = world.contexts.get(api)!
  const quiet = createEngine(contract, validators, provider)
  const kit: Kit = {
    context,
    contract,
    provider,
    quietly: (request) =>
      quiet(
        request,
        Object.assign(Object.create(context) as Context, { ids: createIds('quiet'), limiter: createRateLimiter() }),
      ),
  }

  const read = mutation.contract ? reread(contract.document, mutation.contract, api, profile) : { contract, validators }
  const engine = createEngine(read.contract, read.validators, mutation.provider?.(provider) ?? provider)
  // a view, since the world puts other ids into its context on a reset
  const seen = Object.assign(Object.create(context) as Context, mutation.context?.(kit))
  const right: Answer = (request) => engine(request, seen)
  const answerApi = mutation.answer?.(right, kit) ?? right

  const control = createControlPlane({
    apis: [realm!],
    worlds,
    snapshots: createSnapshots(),
    journalView: createJournalView([realm!]),
    configuredFaults: [],
    guard: { allowHosts: [], token: () => undefined },
    send: async (request) => (await answer(request)).reply,
  })
  const locate = createMounts([
    ...provider.mounts.map((mount) => ({ mount, owner: answerApi })),
    ...control.map(({ mount, answer }) => ({ mount, owner: ((request) => answer(request, world)) satisfies Answer })),
  ])
  const answer: Answer = async (request) => {
    const found = locate(request.target)
    return found ? found.owner({ ...request, mount: found.mount, target: found.target }) : NOTHING_THERE
  }

  let server: Server | undefined
  return {
    kit,
    answer,
    async listen() {
      const plain = nodeListener(async (request) => (await answer(request)).reply)
      const listener = mutation.listener?.(plain) ?? plain
      server = createServer((request, response) =>
        // the control plane stays whole
        (request.url?.startsWith('/_facsimile') ? plain : listener)(request, response),
      )
      await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}${provider.mounts[0]}`
    },
    reset: () => world.reset(),
    async close() {
      worlds.close()
      await new Promise<void>((resolve) => {
        if (!server) return resolve()
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

const NOTHING_THERE: Outcome = {
  reply: { status: 404, headers: {}, body: undefined },
  operation: undefined,
  problem: undefined,
  answeredBy: 'nothing mounted',
  findings: [],
}

/** The contract as a mutant reads it. */
const reread = (document: object, change: NonNullable<Mutation['contract']>, api: string, profile: Profile) => {
  const copy = structuredClone(document) as Parameters<typeof change>[0]
  change(copy)
  return { contract: createContract(api, copy, profile), validators: createValidators(copy) }
}
