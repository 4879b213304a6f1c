import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')

/** The schema of SARIF 2.1.0. It is of draft 4, of which it uses nothing that later drafts read otherwise but its id. */
const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>

export const SARIF_SCHEMA: object = schema
