import { error, type OktaVariation } from '../../../testing/okta-server.js'
import { writePlain, type Answer } from '../../../testing/server.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

/** Faults in users, requests, rate limits and the form of answers. Each with the requirement that has to fail by it. */
export const ANSWERS: [requirement: string, fault: string, OktaVariation][] = [
  [
    'okta.user.unknown',
    '204 for an unknown user',
    {
      answer: (a) =>
        a.status === 404 && bodyOf(a)['errorCode'] === 'E0000007' ? { ...a, status: 204, body: undefined } : a,
    },
  ],
  [
    'okta.user.unknown',
    'another code',
    {
      answer: (a) =>
        a.status === 404 ? { ...a, body: { ...bodyOf(a), errorCode: 'E0000008', errorLink: 'E0000008' } } : a,
    },
  ],
  [
    'okta.user.unknown',
    'no list of causes',
    { answer: (a) => (a.status === 404 ? { ...a, body: { ...bodyOf(a), errorCauses: undefined } } : a) },
  ],
  [
    'okta.user.any-form',
    '400 for an odd ID',
    { answer: (a, { path }) => (path.includes('%') ? error(400, 'E0000001', a.headers) : a) },
  ],
  [
    'okta.request.content-type-without-body',
    '400 for a Content-Type without a body',
    { answer: (a, { headers: h }) => (h['content-type'] ? error(400, 'E0000021', a.headers) : a) },
  ],
  [
    'okta.request.node-sdk',
    'no Date',
    {
      answer: (a) => ({ ...a, headers: { ...a.headers, date: '' } }),
      write: (a, response) => {
        response.sendDate = false
        const { date: _, ...rest } = a.headers ?? {}
        writePlain({ ...a, headers: rest }, response)
      },
    },
  ],
  [
    'okta.method.other',
    'POST revokes too',
    { answer: (a, { method }) => (method === 'POST' ? { ...a, status: 200 } : a) },
  ],
  [
    'okta.path.other',
    'a pattern without an end',
    {
      answer: (a, { method, path }) =>
        method === 'DELETE' && /\/sessions.+$/.test(path) ? { ...a, status: 204, body: undefined } : a,
    },
  ],
  [
    'okta.rate-limit.headers',
    'the reset counts seconds from now',
    { answer: (a) => ({ ...a, headers: { ...a.headers, 'x-rate-limit-reset': '30' } }) },
  ],
  [
    'okta.rate-limit.refusal',
    'another code over the limit',
    { limit: 20, answer: (a) => (a.status === 429 ? error(429, 'E0000001', a.headers) : a) },
  ],
  [
    'okta.answer.whole',
    'a connection that breaks',
    { answer: (a, { query }) => (query.has('oauthTokens') ? undefined : a) },
  ],
  [
    'okta.answer.status',
    'a status that is not documented',
    { answer: (a) => (a.status === 404 ? { ...a, status: 410 } : a) },
  ],
  [
    'okta.answer.no-server-error',
    'a crash',
    { answer: (a, { query }) => (query.has('oauthTokens') ? { status: 500, body: {} } : a) },
  ],
  [
    'okta.answer.no-leak',
    'a stack trace',
    {
      answer: (a) =>
        a.status === 404
          ? { ...a, body: { ...bodyOf(a), errorSummary: 'Error: x\n    at find (/srv/app/users.js:10:5)' } }
          : a,
    },
  ],
  [
    'okta.answer.headers',
    'no request id',
    {
      answer: (a) => ({
        ...a,
        headers: Object.fromEntries(Object.entries(a.headers ?? {}).filter(([name]) => name !== 'x-okta-request-id')),
      }),
    },
  ],
  [
    'okta.answer.no-body',
    'a 204 that announces a body',
    { answer: (a) => (a.status === 204 ? { ...a, headers: { ...a.headers, 'content-length': '2' } } : a) },
  ],
  [
    'okta.answer.media-type',
    'JSON called text',
    { answer: (a) => (a.body ? { ...a, headers: { ...a.headers, 'content-type': 'text/plain' } } : a) },
  ],
  [
    'okta.answer.error-body',
    'no errorId',
    { answer: (a) => (a.body ? { ...a, body: { ...bodyOf(a), errorId: undefined } } : a) },
  ],
  [
    'okta.answer.error-link',
    'another link',
    { answer: (a) => (a.body ? { ...a, body: { ...bodyOf(a), errorLink: 'E0000000' } } : a) },
  ],
]
