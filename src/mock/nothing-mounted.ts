import type { Clock } from '../engine/clock.js'
import type { Outcome } from '../engine/engine.js'
import type { HttpRequest } from '../engine/http.js'

/** The answer where no API is mounted: a sentence for the person who mistyped the base URL. */
export const nothingMounted = ({ target }: HttpRequest, mounts: readonly string[], clock: Clock): Outcome => ({
  reply: {
    status: 404,
    headers: { 'content-type': 'application/json', date: new Date(clock.now()).toUTCString() },
    body: JSON.stringify({
      error: `No API is mounted at "${target.split('?', 1)[0]}"`,
      mounts,
      control: '/_facsimile',
    }),
  },
  operation: undefined,
  problem: { kind: 'unknown-path', path: target },
  findings: [],
})
