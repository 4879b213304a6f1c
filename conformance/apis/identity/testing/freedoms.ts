import type { IdentityVariation } from '../../../testing/identity-server.js'
import type { Answer } from '../../../testing/server.js'

const bodyOf = (answer: Answer) => answer.body as Record<string, unknown>

/** Ways in which a right service may differ from the plain one. */
export const FREEDOMS: Record<string, IdentityVariation> = {
  'fields that nobody documented': { show: (plain) => ({ ...plain, more: { deep: [1] } }) },
  'optional fields absent': {
    show: ({ id, type, created_at, updated_at, is_expired, valid_until }) => ({
      id,
      type,
      created_at,
      updated_at,
      is_expired,
      valid_until,
    }),
  },
  'optional fields null': {
    show: (plain) => ({ ...plain, device_id: null, browser: null, flow_id: null, user_id: null }),
  },
  'ids in capitals': { show: (plain) => ({ ...plain, id: String(plain['id']).toUpperCase() }) },
  'times without a zone': {
    show: (plain) => ({ ...plain, created_at: '2026-01-01T00:00:00', updated_at: '2026-01-01T00:00:00' }),
  },
  'times with microseconds and an offset': {
    show: (plain) => ({
      ...plain,
      created_at: '2026-01-01T00:00:00.123456+02:00',
      updated_at: '2026-01-01T00:00:00.123456+02:00',
    }),
  },
  'lists in another order': { list: (plain) => plain.toReversed() },
  'a deletion that finds nothing answered with 204': {
    answer: (answer, { method }) => (method === 'DELETE' && answer.status === 404 ? { status: 204 } : answer),
  },
  'faults of pydantic 2': {
    answer: (answer) =>
      answer.status === 422
        ? {
            ...answer,
            body: {
              detail: (bodyOf(answer)['detail'] as object[]).map((item) => ({
                ...item,
                input: 'x',
                ctx: { error: 'y' },
                url: 'https://errors.example/1',
              })),
            },
          }
        : answer,
  },
  'expired sessions hidden': {
    answer: (answer) => (bodyOf(answer)?.['is_expired'] === true ? { status: 404, body: { detail: 'over' } } : answer),
  },
  'no redirect for a slash too much': { answer: (answer) => answer },
}
