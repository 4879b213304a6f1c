import type { LocationObject } from '@redocly/openapi-core'

/** What a rule or the reader has found, before severities and places are known. */
export interface Problem {
  rule: string
  message: string
  fix?: string
  /** The place itself, then others that belong to it. */
  location: LocationObject[]
  help?: string
}
