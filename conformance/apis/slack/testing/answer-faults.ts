import { writePlain, type Answer } from '../../../testing/server.js'
import { no, type SlackVariation } from '../../../testing/slack-server.js'
import { errorOf, type Fault, inPlaceOf } from './fault.js'

const throttled = (change: (plain: Answer) => Answer): SlackVariation => ({
  answer: (answer) => (answer.status === 429 ? change(answer) : answer),
})

/** Broken rate limits, and answers that are wrong whatever they answer. */
export const ANSWER_FAULTS: readonly Fault[] = [
  ['slack.rate-limit.refusal', '200 over the limit', throttled(() => no('ratelimited'))],
  [
    'slack.rate-limit.refusal',
    'another code',
    throttled((plain) => ({ ...plain, body: { ok: false, error: 'rate_limited' } })),
  ],
  ['slack.rate-limit.refusal', 'no JSON over the limit', throttled((plain) => ({ ...plain, body: 'slow down' }))],
  ['slack.rate-limit.retry-after', 'no Retry-After', throttled((plain) => ({ ...plain, headers: {} }))],
  [
    'slack.rate-limit.retry-after',
    'a date in Retry-After',
    throttled((plain) => ({ ...plain, headers: { 'retry-after': new Date().toUTCString() } })),
  ],
  [
    'slack.rate-limit.retry-after',
    'parts of a second',
    throttled((plain) => ({ ...plain, headers: { 'retry-after': '1.5' } })),
  ],
  [
    'slack.rate-limit.passes',
    'Retry-After is too short',
    throttled((plain) => ({ ...plain, headers: { 'retry-after': '1' } })),
  ],
  [
    'slack.rate-limit.changes-nothing',
    'refused, and done all the same',
    {
      answer(answer, { body }, memory) {
        const user = new URLSearchParams(body).get('user_id')
        if (answer.status === 429) memory.of('session', { user }).forEach((each) => (each.alive = false))
        return answer
      },
    },
  ],
  [
    'slack.answer.whole',
    'a connection that breaks',
    { answer: (answer) => (errorOf(answer) === 'user_not_found' ? undefined : answer) },
  ],
  ['slack.answer.status', '401 for a refusal', inPlaceOf('not_authed', (plain) => ({ ...plain, status: 401 }))],
  ['slack.answer.status', '404 for a refusal', inPlaceOf('user_not_found', (plain) => ({ ...plain, status: 404 }))],
  [
    'slack.answer.status',
    '201 for a success',
    { answer: (answer) => (errorOf(answer) === undefined ? { ...answer, status: 201 } : answer) },
  ],
  ['slack.answer.no-server-error', 'a crash', inPlaceOf('invalid_arguments', () => ({ status: 500, body: {} }))],
  [
    'slack.answer.no-leak',
    'a stack trace',
    inPlaceOf('user_not_found', () =>
      no('user_not_found', { trace: 'Error: x\n    at find (/srv/app/users.js:10:5)' }),
    ),
  ],
  [
    'slack.answer.media-type',
    'JSON called text',
    {
      write: (answer, response) =>
        writePlain({ ...answer, headers: { ...answer.headers, 'content-type': 'text/plain' } }, response),
    },
  ],
  [
    'slack.answer.envelope',
    'ok is a text',
    inPlaceOf('user_not_found', (plain) => ({ ...plain, body: { ok: 'false', error: 'user_not_found' } })),
  ],
  ['slack.answer.envelope', 'no error', inPlaceOf('invalid_auth', (plain) => ({ ...plain, body: { ok: false } }))],
  ['slack.answer.envelope', 'an empty error', inPlaceOf('invalid_auth', () => no(''))],
  ['slack.answer.envelope', 'a list', inPlaceOf('user_not_found', () => ({ status: 200, body: [] }))],
  [
    'slack.answer.envelope',
    'no JSON',
    inPlaceOf('user_not_found', () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: 'no' })),
  ],
  ['slack.answer.body', 'a code that is not listed', inPlaceOf('session_not_found', () => no('no_such_session'))],
  [
    'slack.answer.body',
    'messages are no list',
    inPlaceOf('invalid_arguments', () => no('invalid_arguments', { response_metadata: { messages: 'no' } })),
  ],
]
