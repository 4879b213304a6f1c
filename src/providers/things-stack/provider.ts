import type { operations } from '#contract/things-stack'
import { defineProvider } from '../../engine/provider.js'
import { authorize } from './authorize.js'
import { behaviours } from './behaviours.js'
import { checkCsrf } from './check-csrf.js'
import { usableCredentials } from './credentials.js'
import { dialect } from './dialect.js'
import { driver } from './driver.js'
import { fields } from './fields.js'
import { parties } from './parties.js'
import { people } from './people.js'
import { limitRate, throttled } from './limit-rate.js'
import { readQuery } from './read-query.js'
import { replyHeaders } from './reply-headers.js'
import { seeding, type Fixture } from './seeding.js'
import { layout, settings, type Tables } from './tables.js'

/** The user sessions of The Things Stack, behind its web server and its gRPC gateway. */
export const provider = defineProvider<operations, Tables, Fixture>()({
  api: 'things-stack',
  title: 'The Things Stack',
  mounts: ['/things-stack', '/things-stack/api/v3'],
  layout,
  fields,
  settings,
  routing: { emptySegments: true, slashEscapes: true },
  cors: {
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'X-CSRF-Token'],
    exposeHeaders: [
      'Date',
      'Content-Length',
      'X-Rate-Limit-Limit',
      'X-Rate-Limit-Available',
      'X-Rate-Limit-Reset',
      'X-Rate-Limit-Retry',
      'X-Request-Id',
      'X-Total-Count',
      'X-Warning',
    ],
    maxAge: 600,
  },
  // the gateway reads the query in its own way, and no operation has a body: nothing is left to `decode`
  stages: [checkCsrf, readQuery, 'validate', limitRate, authorize],
  behaviours,
  dialect,
  headers: replyHeaders,
  seeding,
  driver,
  people,
  parties,
  throttled,
  credentials: async (context) => (context.profile === 'live' ? await usableCredentials(context) : []),
  async example(context) {
    const [first] = context.profile === 'live' ? await usableCredentials(context) : []
    const { rows } = await context.store.collection('sessions').list({ limit: 1 })
    const path = `/users/${first?.user ?? rows[0]?.user_id ?? 'nobody'}/sessions`
    return { method: 'GET', path, ...(first ? { headers: first.headers } : {}) }
  },
})
