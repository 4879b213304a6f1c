import type { operations } from '#contract/edgegap'
import { defineProvider, type Credential } from '../../engine/provider.js'
import { authenticate } from './authenticate.js'
import { behaviours } from './behaviours.js'
import { checkEncoding } from './check-encoding.js'
import { dialect } from './dialect.js'
import { driver } from './driver.js'
import { limitRate } from './limit-rate.js'
import { seeding, type Fixture } from './seeding.js'
import { layout, settings, type EdgegapContext, type Tables } from './tables.js'

const credentials = async ({ store }: EdgegapContext): Promise<Credential[]> => {
  const { rows } = await store.collection('keys').list()
  return rows
    .filter(({ revoked }) => !revoked)
    .map(({ name, key }) => ({ name, headers: { authorization: `token ${key}` } }))
}

/** The sessions of a game platform: players, known by their addresses, brought to running game servers. */
export const provider = defineProvider<operations, Tables, Fixture>()({
  api: 'edgegap',
  title: 'Edgegap V1 Sessions',
  mounts: ['/edgegap'],
  layout,
  settings,
  routing: { foldSlashes: true, keepBadEscapes: true },
  stages: [authenticate, limitRate, checkEncoding, 'decode', 'validate'],
  behaviours,
  dialect,
  seeding,
  driver,
  credentials,
  async example(context) {
    const { rows } = await context.store.collection('sessions').list({ limit: 1 })
    const [credential] = await credentials(context)
    const path = `/v1/session/${rows[0]?.session_id ?? '000000000000-S'}`
    return { method: 'GET', path, headers: credential?.headers ?? {} }
  },
})
