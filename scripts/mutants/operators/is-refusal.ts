import type { HttpReply } from '../../../src/engine/http.js'
import { parseBody, type Survey } from '../survey.js'

/** Some vendors refuse with 200. */
export const isRefusal = ({ subject }: Survey, { status, body }: HttpReply): boolean => {
  if (status >= 400) return true
  return subject.codeOf?.(parseBody(body)) !== undefined
}
