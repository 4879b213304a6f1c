import type { Received, Sent, TestMock } from '../../../testing/harness.js'

export const INVALIDATE = '/admin.users.session.invalidate'
export const RESET = '/admin.users.session.reset'
export const TEAM = 'T0ACME0001'

/** The most able of the built-in tokens. */
export const ALICE = { token: 'xoxp-alice-admin' }

/** Posts to a method as Alice, unless the headers say otherwise. */
export const post = ({ send }: TestMock, method: string, { headers = ALICE, ...sent }: Sent = {}): Promise<Received> =>
  send('POST', method, { headers, ...sent })

/** The body of the answer to a form of arguments. */
export const answerTo = async (
  api: TestMock,
  method: string,
  form: Record<string, string>,
  headers: Record<string, string> = ALICE,
): Promise<unknown> => (await post(api, method, { form, headers })).body

export const invalidate = (
  api: TestMock,
  session: string,
  { headers, ...more }: { headers?: Record<string, string>; team_id?: string; user_id?: string } = {},
) => answerTo(api, INVALIDATE, { session_id: session, team_id: TEAM, ...more }, headers)

export const reset = (
  api: TestMock,
  user: string,
  { headers, ...flags }: { headers?: Record<string, string>; mobile_only?: string; web_only?: string } = {},
) => answerTo(api, RESET, { user_id: user, ...flags }, headers)

export const refused = (error: string) => ({ ok: false, error })
