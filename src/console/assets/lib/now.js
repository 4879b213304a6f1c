// @ts-check
import { get } from './control.js'

/** The world's clock as it was last told, and when that was by this browser's own. @type {{ now: number, running: boolean, heard: number } | undefined} */
let told

const listeners = new Set(/** @type {(() => void)[]} */ ([]))

/** @param {{ now: string, running: boolean }} clock */
export const heardClock = ({ now, running }) => {
  told = { now: Date.parse(now), running, heard: performance.now() }
  for (const listener of listeners) listener()
}

/** The world's time in milliseconds since the epoch; the browser's until the mock has told its own. */
export const worldNow = () => {
  if (!told) return Date.now()
  return told.running ? told.now + (performance.now() - told.heard) : told.now
}

export const clockRuns = () => told?.running

/** @param {AbortSignal} [signal] */
export const askClock = async (signal) => heardClock(await get('/clock', signal))

/** Calls whenever the clock was told anew. @param {() => void} listener @param {AbortSignal} signal */
export const onClock = (listener, signal) => {
  listeners.add(listener)
  signal.addEventListener('abort', () => listeners.delete(listener))
}

/** Calls once a second for as long as the page is looked at. @param {() => void} tick @param {AbortSignal} signal @param {number} [every] */
export const everySecond = (tick, signal, every = 1000) => {
  const timer = setInterval(() => document.hidden || tick(), every)
  signal.addEventListener('abort', () => clearInterval(timer))
}
