// @ts-check
import { prefix } from './place.js'

/** What the control plane refused, in its own words. */
export class ControlError extends Error {
  /** @param {string} message @param {number} status */
  constructor(message, status) {
    super(message)
    this.status = status
  }
}

const UNREACHABLE = 'The mock does not answer. Is it still running? Start it again; this page then goes on by itself.'

/** @param {string} path below `/_facsimile` */
export const controlPath = (path) => `${prefix}/_facsimile${path}`

/** Stands in curl lines for the token, which no page gets to see. */
export const TOKEN = { authorization: 'Bearer ***' }

/**
 * Calls the control plane in this page's world.
 * @param {string} method
 * @param {string} path below `/_facsimile`, such as `/clock`
 * @param {unknown} [body] sent as JSON
 * @param {AbortSignal} [signal]
 * @returns {Promise<any>} the decoded answer, undefined where it is empty; views say what they expect of it
 * @throws {ControlError}
 */
export const control = async (method, path, body, signal) => {
  const response = await fetch(controlPath(path), {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    ...(signal ? { signal } : {}),
  }).catch((error) => {
    if (error.name === 'AbortError') throw error
    throw new ControlError(UNREACHABLE, 0)
  })
  const text = await response.text()
  const value = read(text)
  if (response.ok) return value
  throw new ControlError(value?.error ?? `The mock answered ${response.status} to ${method} ${path}`, response.status)
}

/** @param {string} text */
const read = (text) => {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** @param {string} path @param {AbortSignal} [signal] */
export const get = (path, signal) => control('GET', path, undefined, signal)
