import { expect, test } from 'vitest'
import { createClock, SEEDED_START } from './clock.js'
import { createOwnClock } from './own-clock.js'

const setUp = () => {
  const world = createClock(SEEDED_START)
  const ran: string[] = []
  const own = createOwnClock(world)
  const other = createOwnClock(world)
  own.clock.schedule(SEEDED_START + 1000, () => ran.push('own'))
  other.clock.schedule(SEEDED_START + 1000, () => ran.push('other'))
  return { world, own, ran }
}

test('what one API has scheduled is called off alone', () => {
  const { world, own, ran } = setUp()
  own.callOff()
  world.advance(1000)
  expect(ran).toEqual(['other'])
})

test('everything else is the world’s clock', () => {
  const { world, own, ran } = setUp()
  own.clock.advance(1000)
  expect([own.clock.now(), own.clock.iso(), own.clock.running]).toEqual([world.now(), world.iso(), false])
  expect(ran).toEqual(['own', 'other'])
})

test('what is due runs at once, and a single action can be called off', () => {
  const { world, own, ran } = setUp()
  own.clock.schedule(SEEDED_START, () => ran.push('at once'))
  own.clock.schedule(SEEDED_START + 500, () => ran.push('never'))()
  world.advance(700)
  expect(ran).toEqual(['at once'])
})
