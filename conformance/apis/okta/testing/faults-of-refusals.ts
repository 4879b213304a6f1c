import { ADMIN, error, type OktaVariation } from '../../../testing/okta-server.js'
import { type Answer } from '../../../testing/server.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

const stateOf = (
  memory: Parameters<NonNullable<OktaVariation['authenticate']>>[2],
  authorization: string | undefined,
): string =>
  String(
    memory.of('credential').find((each) => each.headers?.['authorization'] === authorization)?.attributes['state'] ??
      '',
  )

/** Faults in who is let in. Each with the requirement that has to fail by it. */
export const REFUSALS: [requirement: string, fault: string, OktaVariation][] = [
  [
    'okta.credentials.required',
    'no credential needed',
    { authenticate: (plain, { headers: h }) => (h.authorization ? plain : undefined) },
  ],
  [
    'okta.credentials.required',
    'any scheme will do',
    { authenticate: (plain, { headers: h }) => (h.authorization?.startsWith('Basic') ? undefined : plain) },
  ],
  [
    'okta.credentials.unknown-token',
    'an unknown token is let in',
    {
      authenticate: (plain, { headers: h }) =>
        plain?.status === 401 && h.authorization?.startsWith('SSWS') ? undefined : plain,
    },
  ],
  [
    'okta.credentials.unknown-token',
    'tokens are compared by their beginning',
    {
      authenticate: (plain, { headers: h }) =>
        (h.authorization ?? '').length > 20 && ADMIN.authorization.startsWith(h.authorization!) ? undefined : plain,
    },
  ],
  [
    'okta.credentials.unknown-token',
    'tokens are compared without regard to case',
    {
      authenticate: (plain, { headers: h }) =>
        h.authorization?.toLowerCase() === ADMIN.authorization.toLowerCase() ? undefined : plain,
    },
  ],
  [
    'okta.credentials.expired-token',
    'an expired token is let in',
    {
      authenticate: (plain, { headers: h }, memory) =>
        stateOf(memory, h.authorization) === 'expired' ? undefined : plain,
    },
  ],
  [
    'okta.credentials.revoked-token',
    'a revoked token is let in',
    {
      authenticate: (plain, { headers: h }, memory) =>
        stateOf(memory, h.authorization) === 'revoked' ? undefined : plain,
    },
  ],
  [
    'okta.credentials.api-token-accepted',
    'API tokens that were made are refused',
    {
      authenticate: (plain, { headers: h }) =>
        h.authorization?.startsWith('SSWS made') ? error(401, 'E0000011') : plain,
    },
  ],
  [
    'okta.credentials.bearer-accepted',
    'access tokens are refused',
    {
      authenticate: (plain, { headers: h }) => (h.authorization?.startsWith('Bearer') ? error(401, 'E0000011') : plain),
    },
  ],
  [
    'okta.credentials.scope',
    'scopes are not looked at',
    { authenticate: (plain) => (plain?.headers?.['www-authenticate']?.includes('scope') ? undefined : plain) },
  ],
  [
    'okta.credentials.scope',
    'the header does not name the fault',
    { authenticate: (plain) => (plain?.headers?.['www-authenticate']?.includes('scope') ? { status: 403 } : plain) },
  ],
  [
    'okta.credentials.scope',
    'scopes are compared without regard to case',
    {
      authenticate: (plain, { headers: h }, memory) => {
        const of = memory.of('credential').find((each) => each.headers?.['authorization'] === h.authorization)
        return JSON.stringify(of?.attributes['scopes'] ?? []).includes('OKTA.USERS.MANAGE') ? undefined : plain
      },
    },
  ],
  [
    'okta.credentials.scope',
    'whatever one may manage will do',
    {
      authenticate: (plain, { headers: h }, memory) => {
        const of = memory.of('credential').find((each) => each.headers?.['authorization'] === h.authorization)
        return JSON.stringify(of?.attributes['scopes'] ?? []).includes('.manage"') ? undefined : plain
      },
    },
  ],
  [
    'okta.credentials.bearer-unknown',
    'access tokens are compared by their beginning',
    {
      authenticate: (plain, { headers: h }, memory) =>
        memory
          .of('credential', { scheme: 'bearer' })
          .some(
            ({ attributes, headers }) =>
              !attributes['state'] && headers?.['authorization']?.startsWith(h.authorization ?? '-'),
          )
          ? undefined
          : plain,
    },
  ],
  [
    'okta.credentials.coverage',
    'access tokens cover everybody',
    {
      answer: (a, { headers: h }) =>
        a.status === 403 && h.authorization?.startsWith('Bearer') && bodyOf(a)?.['errorCode'] === 'E0000006'
          ? { ...a, status: 204, body: undefined }
          : a,
    },
  ],
  [
    'okta.credentials.refusal-changes-nothing',
    'devices of others are forgotten before the role is looked at',
    {
      authenticate: (plain, { path }, memory) => {
        if (!plain) memory.of('device', { user: path.split('/')[5] }).forEach((thing) => (thing.alive = false))
        return plain
      },
    },
  ],
  [
    'okta.credentials.bearer-unknown',
    'an API token passes for an access token',
    {
      authenticate: (plain, { headers: h }) =>
        h.authorization === ADMIN.authorization.replace('SSWS', 'Bearer') ? undefined : plain,
    },
  ],
  [
    'okta.credentials.coverage',
    'only the first user of a role is covered',
    {
      authenticate: (plain, { headers: h, path }, memory) => {
        const of = memory.of('credential').find((each) => each.headers?.['authorization'] === h.authorization)
        const covers = of?.attributes['covers']
        return Array.isArray(covers) && path.split('/')[5] !== covers[0] ? error(403, 'E0000006') : plain
      },
    },
  ],
  [
    'okta.credentials.bearer-unknown',
    'any access token is let in',
    { authenticate: (plain, { headers: h }) => (h.authorization?.startsWith('Bearer') ? undefined : plain) },
  ],
  [
    'okta.credentials.bearer-ended',
    'an ended access token is let in',
    {
      authenticate: (plain, { headers: h }, memory) =>
        ['expired', 'revoked'].includes(stateOf(memory, h.authorization)) ? undefined : plain,
    },
  ],
  [
    'okta.credentials.coverage',
    'coverage is not looked at',
    {
      answer: (a) =>
        a.status === 403 && bodyOf(a)?.['errorCode'] === 'E0000006' ? { ...a, status: 204, body: undefined } : a,
    },
  ],
  [
    'okta.credentials.refusal-changes-nothing',
    'refused, and done all the same',
    {
      authenticate: (plain, { path }, memory) => {
        if (plain) memory.of('session', { user: path.split('/')[5] }).forEach((thing) => (thing.alive = false))
        return plain
      },
    },
  ],
]
