import type { operations } from '#contract/identity'
import { defineProvider } from '../../engine/provider.js'
import { behaviours } from './behaviours.js'
import { dialect } from './dialect.js'
import { driver } from './driver.js'
import { fields } from './fields.js'
import { parties } from './parties.js'
import { people } from './people.js'
import { seeding, type Fixture } from './seeding.js'
import { layout, settings, type Tables } from './tables.js'
import { readUuid } from './uuid.js'

/** An identity service in the manner of FastAPI: everything is validated first, nothing needs a credential. */
export const provider = defineProvider<operations, Tables, Fixture>()({
  api: 'identity',
  title: 'Identity service (FastAPI)',
  mounts: ['/identity'],
  layout,
  fields,
  settings,
  routing: { slashEscapes: true, keepBadEscapes: true },
  decoding: {
    coercions: {
      // pydantic reads " 7 " and "1.0" as integers too
      integer: (text) => (/^\s*[-+]?\d+(\.0+)?\s*$/.test(text) ? Number(text) : undefined),
      formats: { uuid: readUuid },
    },
  },
  stages: ['decode', 'validate'],
  behaviours,
  dialect,
  seeding,
  driver,
  people,
  parties,
  credentials: async () => [],
  async example({ store }) {
    const { rows } = await store.collection('sessions').list({ limit: 1 })
    return { method: 'GET', path: `/sessions/${rows[0]?.id ?? '00000000-0000-4000-8000-000000000000'}` }
  },
})
