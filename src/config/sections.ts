import type { Schema } from '../contract/document.js'
import { FAULT_RULE } from '../faults/rule-schema.js'
import { MOST_EXCHANGES } from '../mock/options.js'
import { lint } from './lint-section.js'
import { verify } from './verify-section.js'

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description })
const texts = (description: string): Schema => ({
  description,
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 } },
  ],
})
const flag = (description: string): Schema => ({ type: 'boolean', description })
const PROFILE: Schema = { enum: ['documented', 'live'] }

/** Section `mock` of the configuration file: the flags of `facsimile mock`, by the same names. */
const mock: Schema = {
  type: 'object',
  description: 'How `facsimile mock` runs.',
  additionalProperties: false,
  properties: {
    apis: { type: 'array', items: { type: 'string' }, description: 'Which APIs to mock; all by default.' },
    port: { type: 'integer', minimum: 0, maximum: 65535, description: 'Port to listen on; 0 for a free one.' },
    host: text('Address to listen on; 127.0.0.1 by default.'),
    profile: {
      description: 'One profile for all APIs, or one by API.',
      anyOf: [PROFILE, { type: 'object', additionalProperties: PROFILE }],
    },
    fixtures: texts('Fixture files or folders, relative to this file.'),
    seed: { type: 'integer', description: 'Makes ids and times the same in each run.' },
    settings: {
      type: 'object',
      description: 'Switches by API and name, as `facsimile apis` lists them.',
      additionalProperties: { type: 'object', additionalProperties: { type: ['boolean', 'number', 'string'] } },
    },
    rateLimits: flag("Puts the vendors' own rate limits in force."),
    allowWebhooks: texts('Hosts besides this machine that webhooks may be sent to.'),
    faults: {
      type: 'array',
      maxItems: 100,
      items: FAULT_RULE,
      description: 'Disturbances that every world begins with, as `POST /_facsimile/faults` takes them.',
    },
    state: text('A file in which the state of the default world is kept, relative to this file.'),
    allowHost: texts('Host names besides this machine by which the control plane is served.'),
    controlToken: {
      type: 'string',
      pattern: '^[\\w.~+/=-]{8,200}$',
      description: 'What callers of the control plane must show; one is made where others than this machine can call.',
    },
    maxWorlds: { type: 'integer', minimum: 1, description: 'How many worlds there may be at once; 100 by default.' },
    worldIdle: text('Drops a world after so long without a request, such as PT30M, or never; PT1H by default.'),
    maxExchanges: {
      type: 'integer',
      minimum: 1,
      maximum: MOST_EXCHANGES,
      description: 'How many exchanges the journal of a world keeps; 1000 by default.',
    },
    log: { enum: ['pretty', 'json', 'silent'], description: 'How requests are reported.' },
    watch: flag('Reloads contracts and fixtures when they change.'),
  },
}

/** JSON Schema of each section, by the command that it belongs to. A command adds its section here. */
export const SECTIONS = { mock, lint, verify } satisfies Record<string, Schema>

export type SectionName = keyof typeof SECTIONS

const schemaWith = (sections: Record<string, Schema>): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'facsimile.config.yaml',
  description: 'One file for all commands; flags and environment variables win over it.',
  type: 'object',
  additionalProperties: false,
  properties: { $schema: { type: 'string' }, ...sections },
})

/** JSON Schema of `facsimile.config.yaml`. */
export const CONFIG_SCHEMA: Schema = schemaWith(SECTIONS)

/** The same, which looks into one section only, or into none; compiling the whole would cost every start. */
export const configSchema = (section: SectionName | undefined): Schema => {
  const others = Object.keys(SECTIONS).map((name) => [name, { type: ['object', 'null'] }])
  return schemaWith({ ...Object.fromEntries(others), ...(section ? { [section]: SECTIONS[section] } : {}) })
}
