import { expect, test, vi } from 'vitest'
import { createPatience } from './patience.js'

/** Waits for what comes after so many looks; answers how many looks there were and how long they took. */
const waitFor = async (
  comesAt: number,
  patience = createPatience(),
  waiting?: Parameters<typeof patience.until>[1],
) => {
  vi.useFakeTimers()
  try {
    const began = Date.now()
    let looks = 0
    const came = patience.until(async () => ++looks > comesAt, waiting)
    await vi.runAllTimersAsync()
    return { came: await came, looks, took: Date.now() - began }
  } finally {
    vi.useRealTimers()
  }
}

test('what is there at once is not waited for', async () => {
  expect(await waitFor(0)).toEqual({ came: true, looks: 1, took: 0 })
})

test('an effect may show within half a second', async () => {
  expect(await waitFor(3)).toEqual({ came: true, looks: 4, took: 150 })
  expect(await waitFor(Infinity)).toEqual({ came: false, looks: 11, took: 500 })
})

test('what takes long is looked at ever less often', async () => {
  const { came, looks, took } = await waitFor(Infinity, createPatience(), { within: 30_000, every: 200 })
  expect(came).toBe(false)
  expect(looks).toBeLessThan(25)
  expect(took).toBeGreaterThanOrEqual(30_000)
})

test('a run does not wait in vain again and again, and one sort of waiting does not use up another', async () => {
  const patience = createPatience()
  for (const took of [500, 500, 500, 0]) expect(await waitFor(Infinity, patience)).toMatchObject({ took })
  const long = { within: 5000, every: 1000 }
  expect((await waitFor(Infinity, patience, long)).took).toBeGreaterThanOrEqual(5000)
  expect((await waitFor(Infinity, patience, long)).took).toBe(0)
  expect(await waitFor(1, patience, { within: 700 })).toMatchObject({ came: true })
})
