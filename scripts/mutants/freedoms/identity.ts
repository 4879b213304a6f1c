import { changeBody, changeReply, withMore, without, withValues } from './change-reply.js'
import type { Freedom } from './freedom.js'

const times = (form: (iso: string) => string) =>
  withValues(
    Object.fromEntries(
      ['created_at', 'updated_at', 'valid_until'].map((name) => [name, (value: unknown) => form(String(value))]),
    ),
  )

/** What its sources leave to the identity service. */
export const identity: readonly Freedom[] = [
  {
    name: 'optional-absent',
    sentence: 'Optional fields are left out.',
    make: () => without('status', 'device_id', 'browser', 'ip_address', 'user_agent', 'user_id', 'flow_id'),
  },
  {
    name: 'optional-null',
    sentence: 'Optional fields are null.',
    make: () =>
      withMore('valid_until', {
        device_id: null,
        browser: null,
        ip_address: null,
        user_agent: null,
        user_id: null,
        flow_id: null,
      }),
  },
  {
    name: 'times-with-microseconds',
    sentence: 'Times have microseconds and an offset.',
    make: () => times((iso) => iso.replace(/(?:\.\d+)?Z$/, '.000000+00:00')),
  },
  {
    name: 'times-without-zone',
    sentence: 'Times have no zone.',
    make: () => times((iso) => iso.replace(/Z$/, '')),
  },
  {
    name: 'ids-in-capitals',
    sentence: 'UUIDs come in capitals.',
    make: () => withValues({ id: (value) => String(value).toUpperCase() }),
  },
  {
    name: 'list-reversed',
    sentence: 'Lists come in another order.',
    make: () => changeBody((body) => (Array.isArray(body) ? body.toReversed() : body)),
  },
  {
    name: 'other-texts',
    sentence: 'Refusals have other texts.',
    make: () => changeBody((body, { status }) => (status === 404 ? { detail: 'Rien.' } : body)),
  },
  {
    name: 'newer-faults',
    sentence: 'Faults say more, as those of newer frameworks do.',
    make: () => withMore('loc', { input: 'x', ctx: { error: 'y' }, url: 'https://errors.example/1', msg: 'Non.' }),
  },
  {
    name: 'nothing-to-delete-204',
    sentence: 'A deletion that finds nothing is answered with 204.',
    make: () =>
      changeReply((reply, { method, target }) =>
        method === 'DELETE' && reply.status === 404 && /\/sessions\/[0-9a-f-]{36}$/i.test(target)
          ? { status: 204, headers: {}, body: undefined }
          : reply,
      ),
  },
]
