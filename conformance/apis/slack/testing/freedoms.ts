import { gzipSync } from 'node:zlib'
import { writePlain, type Answer } from '../../../testing/server.js'
import { isAnswer, no, ok, type SlackVariation } from '../../../testing/slack-server.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

const instead = (of: string, error: string): SlackVariation => ({
  answer: (answer) => (bodyOf(answer)['error'] === of ? no(error) : answer),
})

/** What the documentation leaves to a server. */
export const FREEDOMS: Record<string, SlackVariation> = {
  'fields and headers that nobody documented': {
    answer: (answer) => ({
      ...answer,
      headers: { ...answer.headers, 'x-slack-req-id': '1', 'x-oauth-scopes': 'admin.users:write' },
      body: { ...bodyOf(answer), more: { deep: 1 } },
    }),
  },
  'no messages': {
    answer: (answer) => ({ ...answer, body: { ...bodyOf(answer), response_metadata: undefined } }),
  },
  'other messages': {
    answer: (answer) => ({ ...answer, body: { ...bodyOf(answer), response_metadata: { messages: ['[ERROR] non'] } } }),
  },
  'header names in capitals, and a charset': {
    write: (answer, response) =>
      writePlain(
        {
          ...answer,
          headers: {
            'CONTENT-TYPE': 'application/json; charset=utf-8',
            ...Object.fromEntries(
              Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toUpperCase(), value]),
            ),
          },
          body: JSON.stringify(answer.body),
        },
        response,
      ),
  },
  'bodies with gzip': {
    write: ({ status, headers, body }, response) => {
      response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-encoding': 'gzip' })
      response.end(gzipSync(JSON.stringify(body ?? null)))
    },
  },
  'bodies in chunks': {
    write: ({ status, headers, body }, response) => {
      response.writeHead(status, { ...headers, 'content-type': 'application/json' })
      const text = JSON.stringify(body ?? null)
      response.write(text.slice(0, 5))
      setTimeout(() => response.end(text.slice(5)), 2)
    },
  },
  'effects that show a moment later': { effectsAfter: 60 },
  'slow answers': {
    answer: async (answer) => {
      await new Promise((resolve) => setTimeout(resolve, 15))
      return answer
    },
  },
  'a small rate limit': { limit: 15 },
  'an expired session is not found': instead('session_expired', 'session_not_found'),
  'an expired token is unknown': instead('token_expired', 'invalid_auth'),
  'a bot is told that it is one': instead('not_allowed_token_type', 'is_bot'),
  'unreadable bodies have no arguments': {
    read: (plain) => (isAnswer(plain) && /json/.test(String(bodyOf(plain)['error'])) ? {} : plain),
    answer: (answer) => (bodyOf(answer)['error'] === 'invalid_json' ? no('invalid_arguments') : answer),
    decide: (plain, { args }) => (Object.keys(args).length === 0 ? no('invalid_post_type') : plain),
  },
  'an empty id is a missing one': {
    read: (plain) =>
      isAnswer(plain) ? plain : Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== '')),
  },
  'an empty id is looked up': {
    decide: (plain, { args }) =>
      args['session_id'] === '' ? no('session_not_found') : args['user_id'] === '' ? no('user_not_found') : plain,
  },
  'a server that does what is optional otherwise': {
    flags: (plain, args) => ({
      mobileOnly: plain.mobileOnly && args['mobile_only'] !== 'TRUE',
      webOnly: plain.webOnly,
    }),
    decide(plain, { method, args }, memory) {
      const { session_id: id = '' } = args
      if (args['not_documented']) return no('invalid_arguments')
      if (args['mobile_only'] === 'true' && args['web_only'] === 'true') return no('invalid_arguments')
      if (method === 'reset') return plain
      const session = memory.find('session', id)
      if (id.length > 10 && /^\d+$/.test(id)) return no('invalid_arguments')
      if (session && !session.alive) return ok()
      if (session && bodyOf(plain)['error'] === 'session_not_found') return no('admin_unauthorized')
      return bodyOf(plain)['error'] === 'session_expired' ? no('session_not_found') : plain
    },
    answer(answer, { method }) {
      if (method === 'GET') return { status: 200, body: { ok: true } }
      return { ...answer, body: { ...bodyOf(answer), response_metadata: undefined } }
    },
  },
  'other verbs are refused by the HTTP layer': {
    answer: (answer, { method }) => (method === 'POST' ? answer : { status: 405, body: 'Method Not Allowed' }),
  },
}

/** Servers of today: some want the user of a session, some take either. */
export const LIVE_FREEDOMS: Record<string, SlackVariation> = {
  'the user is needed, the team is not': {
    required: ['session_id', 'user_id'],
    ...instead('session_expired', 'session_not_found'),
  },
  'only the id is needed': { required: ['session_id'] },
}
