import type { Reach } from '../../../testing/reach.js'
import type { TestMock } from '../../../testing/harness.js'

const newSession = async ({ driver }: TestMock): Promise<string> =>
  (await driver.create('session', { user: (await driver.create('user')).id })).id

const UNKNOWN = '00000000-0000-4000-8000-00000000dead'
const onlyByFault = 'no state leads there: only a fault of the server'

export const reach: readonly Reach[] = [
  {
    operation: 'get_session',
    status: 200,
    when: 'the session is there, expired or not',
    run: async (mock) => mock.send('GET', `/sessions/${await newSession(mock)}`),
  },
  {
    operation: 'get_session',
    status: 404,
    when: 'no session has the id, or it was deleted',
    run: async (mock) => {
      const id = await newSession(mock)
      await mock.send('DELETE', `/sessions/${id}`)
      return mock.send('GET', `/sessions/${id}`)
    },
  },
  {
    operation: 'get_session',
    status: 422,
    when: 'the id is no UUID',
    run: ({ send }) => send('GET', '/sessions/nope'),
  },
  { operation: 'get_session', status: 500, when: onlyByFault },
  {
    operation: 'delete_session',
    status: 204,
    when: 'the session is there',
    run: async (mock) => mock.send('DELETE', `/sessions/${await newSession(mock)}`),
  },
  {
    operation: 'delete_session',
    status: 404,
    when: 'no session has the id, or it was deleted before',
    run: ({ send }) => send('DELETE', `/sessions/${UNKNOWN}`),
  },
  {
    operation: 'delete_session',
    status: 422,
    when: 'the id or `X-User-Id` is no UUID, or `X-Workspace-Id` no whole number',
    run: ({ send }) => send('DELETE', `/sessions/${UNKNOWN}`, { headers: { 'x-workspace-id': 'abc' } }),
  },
  { operation: 'delete_session', status: 500, when: onlyByFault },
  {
    operation: 'get_user_sessions',
    status: 200,
    when: 'the id is a UUID; the list is empty for a user without sessions',
    run: ({ send }) => send('GET', `/sessions/user/${UNKNOWN}`),
  },
  {
    operation: 'get_user_sessions',
    status: 422,
    when: 'the id is no UUID',
    run: ({ send }) => send('GET', '/sessions/user/nope'),
  },
  { operation: 'get_user_sessions', status: 500, when: onlyByFault },
]
