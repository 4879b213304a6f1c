import { mediaType } from '../contract/contract.js'
import { parseQuery } from '../engine/query.js'

/** A body as a value: what JSON or a form says, else its text; undefined for none. */
export const messageValue = (text: string | undefined, contentType: string | undefined): unknown => {
  if (text === undefined || text === '') return undefined
  const type = mediaType(contentType ?? '')
  if (type === 'application/x-www-form-urlencoded' && !/^\s*[[{]/.test(text)) return formValue(text)
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

const formValue = (text: string): Record<string, string> =>
  Object.fromEntries([...parseQuery(text)].map(([name, values]) => [name, values.at(-1)!]))

/** The bytes of a body as text; what is no UTF-8 is replaced. */
export const bodyText = (body: Uint8Array): string => new TextDecoder().decode(body)
