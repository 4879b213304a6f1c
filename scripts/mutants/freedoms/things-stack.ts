import { changeBody, changeReply, withMore, without, withValues } from './change-reply.js'
import type { Freedom } from './freedom.js'

const times = (form: (iso: string) => string) =>
  withValues(
    Object.fromEntries(
      ['created_at', 'updated_at', 'expires_at'].map((name) => [name, (value: unknown) => form(String(value))]),
    ),
  )

const digits = (count: number) =>
  times((iso) =>
    iso.replace(/(?:\.(\d+))?Z$/, (_, some = '') => `.${String(some).padEnd(count, '0').slice(0, count)}Z`),
  )

/** What its sources leave to The Things Stack. */
export const thingsStack: readonly Freedom[] = [
  {
    name: 'other-texts',
    sentence: 'Refusals have other texts.',
    make: () => changeBody((body, { status }) => (status >= 400 ? { ...(body as object), message: 'Nein.' } : body)),
  },
  { name: 'no-details', sentence: 'Refusals have no details.', make: () => without('details') },
  {
    name: 'optional-null',
    sentence: 'What is absent is null.',
    make: () =>
      changeBody((body) => {
        const list = body as { sessions?: object[] }
        if (!Array.isArray(list.sessions)) return body
        return { sessions: list.sessions.map((each) => ({ expires_at: null, session_secret: null, ...each })) }
      }),
  },
  {
    name: 'more-details',
    sentence: 'Details have another namespace, and a cause.',
    make: () =>
      withMore('message_format', {
        namespace: 'pkg/elsewhere',
        cause: { namespace: 'pkg/cause', name: 'cause', message_format: 'c', correlation_id: 'f'.repeat(32), code: 5 },
      }),
  },
  { name: 'times-with-nine-digits', sentence: 'Times have nine digits.', make: () => digits(9) },
  {
    name: 'times-without-fraction',
    sentence: 'Times have no fraction.',
    make: () => times((iso) => iso.replace(/\.\d+/, '')),
  },
  {
    name: 'no-total',
    sentence: 'Lists come without X-Total-Count.',
    make: () => changeReply(({ headers: { 'x-total-count': _, ...headers }, ...reply }) => ({ ...reply, headers })),
  },
  {
    name: 'method-405',
    sentence: 'Another method is answered with 405.',
    make: () =>
      changeReply((reply) =>
        reply.status === 501
          ? { status: 405, headers: { allow: 'GET', 'content-type': 'text/plain' }, body: 'Method Not Allowed' }
          : reply,
      ),
  },
]
