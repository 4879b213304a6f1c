import type { IdentityVariation } from '../../../testing/identity-server.js'
import type { Answer } from '../../../testing/server.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

const dead = new Set<string>()

/** Faults in refusals and in the form of answers. Each with the requirement that has to fail by it. */
export const ANSWERS: [requirement: string, fault: string, IdentityVariation][] = [
  [
    'identity.validation.uuid',
    '404 for what is no UUID',
    { answer: (a) => (a.status === 422 ? { status: 404, body: { detail: 'no' } } : a) },
  ],
  [
    'identity.validation.uuid',
    'another place is blamed',
    {
      answer: (a) =>
        a.status === 422 ? { ...a, body: { detail: [{ loc: ['query', 'x'], msg: 'm', type: 't' }] } } : a,
    },
  ],
  [
    'identity.validation.headers',
    'only the first fault is told',
    {
      answer: (a) =>
        a.status === 422 ? { ...a, body: { detail: (bodyOf(a)['detail'] as unknown[]).slice(0, 1) } } : a,
    },
  ],
  [
    'identity.validation.headers',
    'headers are not read',
    { answer: (a, { headers: h }) => (a.status === 422 && h['x-workspace-id'] === 'abc' ? { status: 204 } : a) },
  ],
  [
    'identity.validation.changes-nothing',
    'refused, and deleted all the same',
    {
      answer: (a, { path, headers: h }) => {
        if (h['x-workspace-id'] === 'abc') dead.add(path)
        return a.status === 200 && dead.has(path) ? { status: 404, body: { detail: 'no' } } : a
      },
    },
  ],
  [
    'identity.validation.before-look-up',
    'looked up first',
    {
      answer: (a, { path, headers: h }) =>
        a.status === 422 && h['x-workspace-id'] === 'abc' && !path.includes('abcdef00-0000')
          ? { status: 404, body: { detail: 'no' } }
          : a,
    },
  ],
  [
    'identity.credentials.none-needed',
    'a credential is asked for',
    { answer: (a, { method }) => (method === 'DELETE' ? { status: 401, body: { detail: 'who?' } } : a) },
  ],
  ['identity.method.other', '404 for POST', { answer: (a) => (a.status === 405 ? { ...a, status: 404 } : a) }],
  [
    'identity.method.other',
    'a list can be deleted',
    {
      answer: (a, { method, path }) =>
        method === 'DELETE' && path.includes('/user/') && a.status === 405 ? { status: 204 } : a,
    },
  ],
  [
    'identity.path.unknown',
    'HTML for an unknown path',
    {
      answer: (a, { path }) =>
        path.includes('no-such') ? { status: 404, headers: { 'content-type': 'text/html' }, body: '<p>no</p>' } : a,
    },
  ],
  [
    'identity.answer.whole',
    'an answer that never comes',
    { answer: (a, { path }) => (path.includes('not-a-uuid') ? new Promise(() => undefined) : a) },
  ],
  [
    'identity.answer.status',
    'an undocumented status',
    { answer: (a) => (a.status === 422 ? { ...a, status: 400 } : a) },
  ],
  [
    'identity.answer.no-server-error',
    'a crash on bad input',
    {
      answer: (a) =>
        a.status === 422
          ? { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal Server Error' }
          : a,
    },
  ],
  [
    'identity.answer.no-leak',
    'a traceback',
    {
      answer: (a) =>
        a.status === 404
          ? { ...a, body: { detail: 'Traceback (most recent call last):\n  File "/app/main.py", line 3, in get' } }
          : a,
    },
  ],
  [
    'identity.answer.media-type',
    'JSON called text',
    { answer: (a) => (a.body ? { ...a, headers: { 'content-type': 'text/plain' } } : a) },
  ],
  [
    'identity.answer.no-body',
    'a 204 that announces a body',
    { answer: (a) => (a.status === 204 ? { ...a, headers: { 'content-length': '2' } } : a) },
  ],
  [
    'identity.answer.body',
    'is_expired as text',
    { show: (plain) => ({ ...plain, is_expired: String(plain['is_expired']) }) },
  ],
  ['identity.answer.body', 'a status that there is not', { show: (plain) => ({ ...plain, status: 'asleep' }) }],
  ['identity.answer.body', 'a required field is missing', { show: ({ valid_until: _, ...rest }) => rest }],
  [
    'identity.answer.formats',
    'times as people write them',
    { show: (plain) => ({ ...plain, updated_at: '1 January 2026' }) },
  ],
  [
    'identity.answer.error-body',
    'a text where faults belong',
    { answer: (a) => (a.status === 422 ? { ...a, body: { detail: 'wrong' } } : a) },
  ],
]
