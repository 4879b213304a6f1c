import { refusal } from './refusal.js'
import type { EdgegapContext } from './tables.js'

/** The answer where a session is asked for that is not there, by every operation but its deletion. */
export const unknownSession = (id: string, { settings }: EdgegapContext) =>
  refusal(settings.unknownSession === 400 ? 400 : 404, `There is no session ${id}.`)
