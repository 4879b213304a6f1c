import type { operations } from '#contract/control'
import { packCapsule } from '../capsule/pack-capsule.js'
import type { Behaviours } from '../engine/typed.js'
import type { FaultRule } from '../faults/fault-rule.js'
import type { MockedRealm } from '../mock/realms.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { refuse } from './refuse.js'

/** What packing a world needs to know. */
export interface CapsuleContext {
  readonly world: MockWorld
  readonly realms: readonly MockedRealm[]
  /** The fault rules that every world begins with. */
  readonly configuredFaults: readonly FaultRule[]
}

export const capsule: Behaviours<Pick<operations, 'getCapsule'>, CapsuleContext> = {
  async getCapsule({ context: { world, realms, configuredFaults } }) {
    const packed = packCapsule(world, realms, configuredFaults)
    return 'lost' in packed ? refuse(409, packed.lost) : { status: 200, body: packed }
  },
}
