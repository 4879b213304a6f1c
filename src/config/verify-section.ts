import type { Schema } from '../contract/document.js'

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description })
const texts = (description: string): Schema => ({
  description,
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 } },
  ],
})
const flag = (description: string): Schema => ({ type: 'boolean', description })
const time = (description: string): Schema => ({
  description,
  anyOf: [
    { type: 'number', exclusiveMinimum: 0 },
    { type: 'string', minLength: 1 },
  ],
})

const HEADERS: Schema = {
  type: 'object',
  description: 'Headers by name; a value may hold ${NAME}, which comes from the environment.',
  additionalProperties: { type: 'string' },
}

/** What is judged for one API. */
const subject: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    target: text("Base URL to which the contract's paths are appended."),
    driver: text('Address of a driver, a module relative to this file, or `none`.'),
    headers: { ...HEADERS, description: `${HEADERS['description'] as string} Sent with every request.` },
    driverHeaders: HEADERS,
    profile: { enum: ['documented', 'live'] },
    cacert: text('A file with certificates (PEM) to trust, relative to this file.'),
    variants: texts('Documented variants that the target is, such as classic for okta.'),
    own: {
      type: 'object',
      description: 'Disposable things by kind (user, session, credential, …): the run may use and end them.',
      additionalProperties: {
        type: 'array',
        items: {
          anyOf: [
            { type: 'string', minLength: 1 },
            { type: 'object', properties: { id: { type: 'string', minLength: 1 }, headers: HEADERS } },
          ],
        },
      },
    },
  },
}

/** Section `verify`: the flags of `facsimile verify`, by the same names, and what is judged for each API. */
export const verify: Schema = {
  type: 'object',
  description: 'How `facsimile verify` judges.',
  additionalProperties: false,
  properties: {
    apis: { type: 'object', description: 'Targets by the name of their API.', additionalProperties: subject },
    readOnly: flag('Sends nothing that changes state.'),
    seed: { type: 'integer', description: 'Makes the same choices again.' },
    budget: time('How long a run may send requests: seconds, or a text such as 60s or 5m.'),
    timeout: time('How long one answer may take: seconds, or a text such as 500ms.'),
    maxRps: { type: 'number', exclusiveMinimum: 0, description: 'Requests per second at most.' },
    only: texts('Layers, requirements or operations to judge.'),
    skip: texts('Layers, requirements or operations to leave out.'),
    baseline: text('A file with accepted failures, relative to this file.'),
    complete: flag('Fails the run when a MUST stayed untested.'),
    format: text('How the report is written: terminal, json, junit, github, markdown or html.'),
    output: text('The file to write the report to, relative to this file.'),
    reports: {
      type: 'object',
      description: 'Reports by format, each with its file, relative to this file.',
      additionalProperties: { type: 'string', minLength: 1 },
    },
  },
}
