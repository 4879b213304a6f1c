import type { operations } from '#contract/edgegap'
import { defineProvider } from '../../engine/provider.js'
import { authenticate } from './authenticate.js'
import { behaviours } from './behaviours.js'
import { checkEncoding } from './check-encoding.js'
import { dialect } from './dialect.js'
import { driver } from './driver.js'
import { fields } from './fields.js'
import { parties } from './parties.js'
import { people } from './people.js'
import { limitRate, throttled } from './limit-rate.js'
import { seeding, type Fixture } from './seeding.js'
import { layout, settings, type Tables } from './tables.js'
import { resumeWebhooks } from './webhook.js'
import { usableCredentials } from './usable-credentials.js'

/** The sessions of a game platform: players, known by their addresses, brought to running game servers. */
export const provider = defineProvider<operations, Tables, Fixture>()({
  api: 'edgegap',
  title: 'Edgegap V1 Sessions',
  mounts: ['/edgegap'],
  layout,
  fields,
  settings,
  routing: { foldSlashes: true, keepBadEscapes: true },
  stages: [authenticate, limitRate, checkEncoding, 'decode', 'validate'],
  behaviours,
  dialect,
  seeding,
  driver,
  resume: resumeWebhooks,
  people,
  parties,
  throttled,
  credentials: usableCredentials,
  async example(context) {
    const { rows } = await context.store.collection('sessions').list({ limit: 1 })
    const [credential] = await usableCredentials(context)
    const path = `/v1/session/${rows[0]?.session_id ?? '000000000000-S'}`
    return { method: 'GET', path, headers: credential?.headers ?? {} }
  },
})
