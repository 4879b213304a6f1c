import { expect, test } from 'vitest'
import { createClock, type RealTime } from './clock.js'

const fakeTime = () => {
  let now = 1000
  const timers: { at: number; action: () => void }[] = []
  const real: RealTime = {
    now: () => now,
    after: (milliseconds, action) => {
      const timer = { at: now + milliseconds, action }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
  }
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.action()
    }
  }
  return { real, pass }
}

test('a clock with a start stands there until it is moved', () => {
  const { real, pass } = fakeTime()
  const clock = createClock(0, real)
  pass(500)
  expect([clock.now(), clock.iso(), clock.running]).toEqual([0, '1970-01-01T00:00:00.000Z', false])
  clock.advance(1500)
  expect(clock.now()).toBe(1500)
})

test('a clock without a start runs with the real time, also after a jump', () => {
  const { real, pass } = fakeTime()
  const clock = createClock(undefined, real)
  pass(5)
  expect(clock.now()).toBe(1005)
  clock.advance(3600)
  pass(5)
  expect(clock.now()).toBe(4610)
})

test('a frozen clock runs on from where it stood', () => {
  const { real, pass } = fakeTime()
  const clock = createClock(undefined, real)
  clock.freeze(50)
  pass(10)
  expect(clock.now()).toBe(50)
  clock.run()
  pass(10)
  expect(clock.now()).toBe(60)
})

test('what is due runs once, in order, when the clock is moved past it', () => {
  const clock = createClock(0, fakeTime().real)
  const ran: string[] = []
  clock.schedule(20, () => ran.push('late'))
  clock.schedule(10, () => ran.push('early'))
  const callOff = clock.schedule(15, () => ran.push('never'))
  callOff()
  clock.advance(9)
  expect(ran).toEqual([])
  clock.advance(100)
  clock.advance(100)
  expect(ran).toEqual(['early', 'late'])
})

test('what is due runs by itself while the clock runs', () => {
  const { real, pass } = fakeTime()
  const clock = createClock(undefined, real)
  let ran = 0
  clock.schedule(1010, () => ran++)
  pass(9)
  expect(ran).toBe(0)
  pass(1)
  expect(ran).toBe(1)
})

test('a reset goes back to the start and forgets what was scheduled', () => {
  const clock = createClock(0, fakeTime().real)
  let ran = 0
  clock.schedule(10, () => ran++)
  clock.advance(5)
  clock.reset()
  expect(clock.now()).toBe(0)
  clock.advance(100)
  expect(ran).toBe(0)
})
