import { mediaType } from '../../contract/contract.js'
import type { HttpRequest } from '../../engine/http.js'

export const JSON_TYPE = 'application/json'
export const FORM = 'application/x-www-form-urlencoded'
export const MULTIPART = 'multipart/form-data'
export const TEXT = 'text/plain'

/** The media type of a request's body, lower case and without parameters; empty where none is named. */
export const postType = ({ headers }: HttpRequest): string => mediaType(headers['content-type'] ?? '')

export const isForm = (type: string): boolean => type === FORM || type === MULTIPART
export const isText = (type: string): boolean => type === JSON_TYPE || type === TEXT

/** The charset that a request names, lower case. */
export const charset = ({ headers }: HttpRequest): string | undefined =>
  /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1]?.toLowerCase() || undefined

/** The warning codes for naming a charset with a form, and for naming none with anything else (methods' reference). */
export const warningsOf = (request: HttpRequest): string[] => {
  const type = postType(request)
  if (isForm(type)) return charset(request) ? ['superfluous_charset'] : []
  return isText(type) && !charset(request) ? ['missing_charset'] : []
}
