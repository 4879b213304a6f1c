import type { MockOptions } from '../../../mock/options.js'
import { testMock, type Received, type Sent, type TestMock } from '../../../testing/harness.js'

/** The API as its tests speak to it. */
export interface Api extends TestMock {
  list(user: string, query?: string, sent?: Sent): Promise<Received>
  remove(user: string, session: string, sent?: Sent): Promise<Received>
  /** Makes a session by the driver. */
  session(user: string, attributes?: Record<string, unknown>): Promise<string>
  /** The headers of a credential that the driver made. */
  credential(attributes?: Record<string, unknown>): Promise<Record<string, string>>
}

export const startApi = async (options?: MockOptions): Promise<Api> => {
  const mock = await testMock('things-stack', options)
  const { send, driver } = mock
  return {
    ...mock,
    list: (user, query = '', sent) => send('GET', `/users/${user}/sessions${query}`, sent),
    remove: (user, session, sent) => send('DELETE', `/users/${user}/sessions/${session}`, sent),
    session: async (user, attributes) => (await driver.create('session', { user, ...attributes })).id,
    credential: async (attributes) => (await driver.create('credential', attributes)).headers,
  }
}

interface Session {
  session_id: string
  [more: string]: unknown
}

export const sessionsIn = ({ body }: Received): Session[] => (body as { sessions?: Session[] }).sessions ?? []

export const idsIn = (reply: Received): string[] => sessionsIn(reply).map(({ session_id }) => session_id)

/** An error in short: status, code, and the last part of its name, or the text where the gateway gave it. */
export const errorIn = ({ status, body }: Received): [number, number, string] => {
  const { code, message, details } = body as { code: number; message: string; details?: { name: string }[] }
  return [status, code, details?.[0]?.name ?? message]
}
