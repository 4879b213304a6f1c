import type { HttpRequest } from '../../engine/http.js'

/** Reads an integer where a number keeps all its digits; a longer one stays text and is an id as it stands. */
export const readInteger = (text: string): number | undefined => {
  const value = /^-?\d+$/.test(text) ? Number(text) : undefined
  return Number.isSafeInteger(value) ? value : undefined
}

/** How a session's id is kept: decimal digits without leading zeros. */
export const sessionIdText = (id: number | string): string => String(id).replace(/^0+(?=\d)/, '')

const IN_JSON = /"session_id"\s*:\s*(-?\d+)/g

/**
 * The id that a request names. A JSON number of more than 53 bits is read once more from the text, as parsing has
 * rounded it.
 */
export const sessionIdOf = (id: number | string, { body }: HttpRequest): string => {
  const rounded = typeof id === 'number' && !Number.isSafeInteger(id)
  const exact = rounded ? [...new TextDecoder().decode(body).matchAll(IN_JSON)].at(-1)?.[1] : undefined
  return sessionIdText(exact ?? id)
}
