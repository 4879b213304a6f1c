const ALICE = { authorization: 'SSWS 00AliceAdminApiTokenForExamples0000000000a' }
const SLACK = { authorization: 'Bearer xoxp-alice-admin', 'content-type': 'application/x-www-form-urlencoded' }
const EDGEGAP = { authorization: 'token 11111111-2222-4333-8444-555555555555', 'content-type': 'application/json' }
const BOB = 'b0b00000-0000-4000-8000-000000000002'

/** What somebody who builds a "sessions and devices" screen would send, mistakes among it. */
const REQUESTS: [method: string, path: string, headers?: Record<string, string>, body?: string][] = [
  ['GET', `/identity/sessions/user/${BOB}`],
  ['GET', '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'],
  ['GET', '/identity/sessions/not-a-uuid'],
  ['GET', '/things-stack/users/bob/sessions?order=-created_at'],
  ['GET', '/things-stack/users/nobody/sessions'],
  ['GET', '/edgegap/v1/sessions', EDGEGAP],
  ['POST', '/edgegap/v1/session', EDGEGAP, '{"app_name":"demo","ip_list":["203.0.113.11"]}'],
  ['POST', '/edgegap/v1/session', EDGEGAP, '{"app_nam":"demo"}'],
  ['GET', '/edgegap/v1/session/a11ce0000001-S'],
  ['POST', '/slack/api/admin.users.session.invalidate', SLACK, 'session_id=11010001&team_id=T0ACME0001'],
  ['POST', '/slack/api/admin.users.session.reset', SLACK, 'user_id=W0NOBODY'],
  ['DELETE', '/okta/api/v1/users/00ubob000000000000b2/sessions?oauthToken=true', ALICE],
  ['GET', '/okta/api/v1/users/00ubob000000000000b2/sessions', ALICE],
  ['DELETE', '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'],
  ['GET', '/identity/sessions/b0b00000-5e55-4000-8000-000000000001'],
  ['DELETE', '/okta/api/v1/users/00ucarol0000000000c3/sessions', ALICE],
]

/** Sends it all, one after another. @param url such as `http://127.0.0.1:4010` */
export const bringTraffic = async (url: string): Promise<void> => {
  for (const [method, path, headers = {}, body] of REQUESTS) {
    const response = await fetch(url + path, { method, headers, ...(body === undefined ? {} : { body }) })
    await response.arrayBuffer()
  }
}
