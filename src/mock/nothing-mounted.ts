import type { Clock } from '../engine/clock.js'
import { corsHeaders, isPreflight, preflight } from '../engine/cors.js'
import type { Outcome } from '../engine/engine.js'
import type { HttpRequest } from '../engine/http.js'

/**
 * The answer where no API is mounted: a sentence for the person who mistyped the base URL. A page of another origin may
 * read it too; otherwise its author would look for the fault among origins.
 */
export const nothingMounted = (request: HttpRequest, mounts: readonly string[], clock: Clock): Outcome => {
  const date = new Date(clock.now()).toUTCString()
  if (isPreflight(request)) {
    const reply = preflight(request, {})
    return { ...NOTHING, reply: { ...reply, headers: { ...reply.headers, date } } }
  }
  const { base = '' } = request
  const error = `No API is mounted at "${request.target.split('?', 1)[0]}"`
  return {
    ...NOTHING,
    problem: { kind: 'unknown-path', path: request.target },
    reply: {
      status: 404,
      headers: { 'content-type': 'application/json', date, ...corsHeaders(request, {}) },
      body: JSON.stringify({ error, mounts: mounts.map((mount) => base + mount), control: `${base}/_facsimile` }),
    },
  }
}

const NOTHING: Omit<Outcome, 'reply'> = {
  operation: undefined,
  problem: undefined,
  answeredBy: 'nothing mounted',
  findings: [],
}
