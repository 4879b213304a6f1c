import { gzipSync } from 'node:zlib'
import { error, type OktaVariation } from '../../../testing/okta-server.js'
import { writePlain, type Answer } from '../../../testing/server.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

/** Ways in which a right server may differ from the plain one. */
export const FREEDOMS: Record<string, OktaVariation> = {
  'fields and headers that nobody documented': {
    answer: (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'x-more': '1', ...(answer.body ? {} : {}) },
      ...(answer.body ? { body: { ...bodyOf(answer), more: { deep: 1 } } } : {}),
    }),
  },
  'other texts': {
    answer: (answer) => (answer.body ? { ...answer, body: { ...bodyOf(answer), errorSummary: 'Non.' } } : answer),
  },
  'header names in capitals': {
    answer: (answer) => ({
      ...answer,
      headers: Object.fromEntries(
        Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toUpperCase(), value]),
      ),
    }),
  },
  'bodies with gzip': {
    write: ({ status, headers: given, body }, response) => {
      if (body === undefined) return writePlain({ status, ...(given ? { headers: given } : {}) }, response)
      response.writeHead(status, {
        ...given,
        'content-type': 'application/json; charset=utf-8',
        'content-encoding': 'gzip',
      })
      response.end(gzipSync(JSON.stringify(body)))
    },
  },
  'bodies in chunks': {
    write: ({ status, headers: given, body }, response) => {
      if (body === undefined) return writePlain({ status, ...(given ? { headers: given } : {}) }, response)
      response.writeHead(status, { ...given, 'content-type': 'application/json' })
      const text = JSON.stringify(body)
      response.write(text.slice(0, 10))
      setTimeout(() => response.end(text.slice(10)), 5)
    },
  },
  '401 where there is no credential': {
    authenticate: (plain) => (plain?.status === 403 && plain.body ? error(401, 'E0000004') : plain),
  },
  'a body where a scope is missing': {
    authenticate: (plain) =>
      plain?.status === 403 && !plain.body ? { ...error(403, 'E0000005'), headers: plain.headers ?? {} } : plain,
  },
  'effects that show a moment later': { effectsAfter: 60 },
  'slow answers': {
    answer: async (answer) => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return answer
    },
  },
  'flags refused where they are no booleans': {
    authenticate: (plain, { query }) =>
      plain ?? ([...query.values()].includes('perhaps') ? error(400, 'E0000001') : undefined),
  },
  'an Authorization that cannot be read, answered with 400': {
    authenticate: (plain, { headers: { authorization = '' } }) =>
      authorization !== '' && !/^(SSWS|Bearer) \S/.test(authorization) ? error(400, 'E0000001') : plain,
  },
  'other methods answered with 501, as by a framework that knows of DELETE alone': {
    answer: (answer) =>
      answer.status === 405
        ? { ...answer, status: 501, headers: { 'content-type': 'text/html' }, body: '<p>Unsupported method</p>' }
        : answer,
  },
  'another method answered with 404': { answer: (answer) => (answer.status === 405 ? error(404, 'E0000008') : answer) },
}
