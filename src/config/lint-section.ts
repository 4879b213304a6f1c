import type { Schema } from '../contract/document.js'
import { BASE_RULES } from '../lint/base-rules.js'
import { RULE_IDS } from '../lint/rules/ids.js'

const level: Schema = { enum: ['off', 'warn', 'error'] }
const ids = [...BASE_RULES.map(({ id }) => id), ...RULE_IDS].sort()

const texts = (description: string): Schema => ({
  description,
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'array', items: { type: 'string', minLength: 1 } },
  ],
})

const POINTER: Schema = { type: 'string', pattern: '^/' }
const pointers = (description: string): Schema => ({
  description,
  anyOf: [POINTER, { type: 'array', items: POINTER }],
})

const rules = (description: string): Schema => ({
  type: 'object',
  description,
  additionalProperties: false,
  properties: Object.fromEntries(ids.map((id) => [id, level])),
})

/** Section `lint` of the configuration file. */
export const lint: Schema = {
  type: 'object',
  description: 'How `facsimile lint` runs.',
  additionalProperties: false,
  properties: {
    files: texts('Documents, folders or patterns that are linted where none is named, relative to this file.'),
    rules: rules('What each rule weighs.'),
    overrides: {
      type: 'array',
      description: 'Other weights for a part; later entries win.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['rules'],
        properties: {
          files: texts('Files or patterns that the entry is for; all by default.'),
          at: pointers('JSON Pointers that the entry is for, with all below them; everything by default.'),
          rules: rules('What each rule weighs there.'),
        },
      },
    },
  },
}
