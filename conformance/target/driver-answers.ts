import { CannotJudge } from '../run/stops.js'
import type { DriverDescription, Made, Observation } from './driver.js'

/** Reads what drivers answer, over HTTP or as modules; what cannot be read ends the run. */
type Fields = Record<string, unknown>

const fields = (value: unknown, driver: string, call: string): Fields => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields
  throw new CannotJudge(
    `the driver ${driver} answered ${call} with ${JSON.stringify(value) ?? 'nothing that is JSON'}; an object is expected`,
  )
}

const idOf = (given: Fields, driver: string, call: string): string => {
  const { id } = given
  if (typeof id === 'string' && id !== '') return id
  if (typeof id === 'number' || typeof id === 'bigint') return String(id)
  throw new CannotJudge(`the driver ${driver} answered ${call} without an "id"`)
}

export const readMade = (value: unknown, driver: string, call: string): Made => {
  const given = fields(value, driver, call)
  return { ...given, id: idOf(given, driver, call) }
}

export const readObservation = (value: unknown, driver: string, call: string, id: string): Observation => {
  const given = fields(value, driver, call)
  if (typeof given['alive'] !== 'boolean') {
    throw new CannotJudge(`the driver ${driver} answered ${call} without "alive": true or false`)
  }
  return { ...given, id, alive: given['alive'] }
}

export const readDescription = (value: unknown, driver: string): DriverDescription => {
  const given = fields(value, driver, 'GET /')
  const kinds = fields(given['kinds'] ?? {}, driver, 'GET / (kinds)')
  const read = Object.entries(kinds).map(([kind, verbs]) => {
    if (Array.isArray(verbs)) return [kind, verbs.map(String)] as const
    throw new CannotJudge(`the driver ${driver} describes the kind "${kind}" without a list of verbs`)
  })
  if (typeof given['api'] !== 'string') throw new CannotJudge(`the driver ${driver} does not say which "api" it serves`)
  return {
    api: given['api'],
    kinds: Object.fromEntries(read),
    clock: given['clock'] === true,
    reset: given['reset'] === true,
  }
}

export const readClock = (value: unknown, driver: string): number => {
  const { now } = fields(value, driver, 'POST /clock')
  const time = typeof now === 'number' ? now : Date.parse(String(now))
  if (Number.isNaN(time)) throw new CannotJudge(`the driver ${driver} answered POST /clock without a time in "now"`)
  return time
}
