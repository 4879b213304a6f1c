import type { operations } from '#contract/control'
import { LATEST, type Clock } from '../engine/clock.js'
import { addDuration } from '../engine/duration.js'
import type { Behaviours } from '../engine/typed.js'
import type { MockWorld } from '../worlds/mock-world.js'
import { refuse } from './refuse.js'

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
      const now = clock.now()
      const then = addDuration(now, body.advance)
      if (then === undefined) return refuse(400, `"${body.advance}" is no ISO 8601 duration; write for example PT1H`)
      if (!(Math.abs(then) <= LATEST)) return refuse(400, `${body.advance} leads beyond the times that can be told`)
      clock.advance(then - now)
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
