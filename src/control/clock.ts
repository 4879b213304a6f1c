import type { operations } from '#contract/control'
import type { Clock } from '../engine/clock.js'
import type { Behaviours } from '../engine/typed.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { advanceBy } from './advance-by.js'

type Operations = Pick<operations, 'getClock' | 'setClock'>

const shown = (clock: Clock) => ({ now: clock.iso(), running: clock.running })

/** The calls about the clock of the call's world. */
export const clock: Behaviours<Operations, { world: MockWorld }> = {
  async getClock({ context: { world } }) {
    return { status: 200, body: shown(world.clock) }
  },

  async setClock({ input: { body }, context: { world } }) {
    const { clock, moved } = world
    if ('advance' in body) {
      const by = advanceBy(clock, body.advance)
      if (typeof by === 'object') return by
      clock.advance(by)
    } else if ('set' in body) {
      const { running } = clock
      clock.freeze(Date.parse(body.set))
      if (running) clock.run()
      // a driver's reset takes back what it had moved, and nothing is left of that
      moved.clear()
    } else if ('freeze' in body) clock.freeze()
    else clock.run()
    return { status: 200, body: shown(clock) }
  },
}
