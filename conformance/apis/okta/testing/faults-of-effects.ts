import { error, type OktaVariation } from '../../../testing/okta-server.js'
import { type Answer } from '../../../testing/server.js'

const isRevocation =
  (status: number) =>
  (answer: Answer): boolean =>
    answer.status === status

const only = (...kinds: string[]): OktaVariation => ({
  effects: (plain) =>
    plain.filter(({ kind, attributes }) => !kinds.includes(`${kind} ${String(attributes['use'] ?? '')}`.trim())),
})

/** Faults in what a revocation does. Each with the requirement that has to fail by it. */
export const EFFECTS: [requirement: string, fault: string, OktaVariation][] = [
  [
    'okta.revoke.answers-204',
    '200 in place of 204',
    { answer: (a) => (isRevocation(204)(a) ? { ...a, status: 200 } : a) },
  ],
  [
    'okta.revoke.empty-answer',
    'a Content-Type on the empty answer',
    { answer: (a) => (a.status === 204 ? { ...a, headers: { ...a.headers, 'content-type': 'application/json' } } : a) },
  ],
  ['okta.revoke.ends-sessions', 'nothing ends', { effects: () => [] }],
  [
    'okta.revoke.ends-sessions',
    'only the newest session ends',
    { effects: (plain) => plain.filter((thing, i) => thing.kind !== 'session' || plain[i + 1]?.kind !== 'session') },
  ],
  [
    'okta.revoke.ends-sessions',
    'only the first page of sessions ends',
    {
      effects: (plain) => {
        const page = plain.filter(({ kind }) => kind === 'session').slice(0, 20)
        return plain.filter((thing) => thing.kind !== 'session' || page.includes(thing))
      },
    },
  ],
  ['okta.revoke.ends-sessions', 'effects come much too late', { effectsAfter: 5000 }],
  [
    'okta.revoke.ends-sessions-whatever-the-flags',
    'sessions stay where devices stay',
    { effects: (plain, _, flags) => (flags.forgetDevices ? plain : plain.filter(({ kind }) => kind !== 'session')) },
  ],
  [
    'okta.revoke.keeps-other-users',
    'everybody is signed out',
    { effects: (_plain, _user, _flags, memory) => memory.of('session') },
  ],
  [
    'okta.revoke.keeps-other-users',
    "everybody's devices are forgotten",
    { effects: (plain, _user, flags, memory) => [...plain, ...(flags.forgetDevices ? memory.of('device') : [])] },
  ],
  [
    'okta.revoke.without-sessions',
    'a user without sessions is unknown',
    {
      authenticate: (plain, { path }, memory) =>
        plain ?? (memory.of('session', { user: path.split('/')[5] }).length === 0 ? error(404, 'E0000007') : undefined),
    },
  ],
  [
    'okta.revoke.idempotent',
    'the second revocation finds nothing',
    {
      authenticate: (plain, { path }, memory) => {
        const theirs = memory.of('session', { user: path.split('/')[5] })
        return plain ?? (theirs.length > 0 && theirs.every(({ alive }) => !alive) ? error(404, 'E0000007') : undefined)
      },
    },
  ],
  ['okta.revoke.tokens-on-request', 'refresh tokens stay', only('token refresh')],
  ['okta.revoke.tokens-on-request', 'access tokens stay', only('token access')],
  [
    'okta.revoke.tokens-only-on-request',
    'tokens go by default',
    { flags: (plain, { query }) => ({ ...plain, oauthTokens: query.get('oauthTokens') !== 'false' }) },
  ],
  [
    'okta.revoke.tokens-only-on-request',
    'false counts as true',
    { flags: (plain, { query }) => ({ ...plain, oauthTokens: query.has('oauthTokens') }) },
  ],
  [
    'okta.revoke.devices-by-default',
    'devices stay by default',
    { flags: (plain, { query }) => ({ ...plain, forgetDevices: query.get('forgetDevices') === 'true' }) },
  ],
  [
    'okta.revoke.devices-on-request',
    'devices stay although asked',
    { flags: (plain, { query }) => ({ ...plain, forgetDevices: !query.has('forgetDevices') }) },
  ],
  [
    'okta.revoke.devices-kept-on-request',
    'devices go although asked to stay',
    { flags: (plain) => ({ ...plain, forgetDevices: true }) },
  ],
  [
    'okta.revoke.flags-independent',
    'one flag wins over the other',
    {
      flags: (plain, { query }) => ({
        ...plain,
        oauthTokens: plain.oauthTokens && (!query.has('forgetDevices') || plain.forgetDevices),
      }),
    },
  ],
  [
    'okta.revoke.keeps-app-sessions',
    'app sessions end too',
    { effects: (plain, user, _flags, memory) => [...plain, ...memory.of('app-session', { user })] },
  ],
]
