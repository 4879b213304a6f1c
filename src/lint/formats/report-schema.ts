import type { Schema } from '../../contract/document.js'

const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description })
const position = (description: string): Schema => ({ type: 'integer', minimum: 1, description })

const place: Readonly<Record<string, Schema>> = {
  file: { type: 'string', description: 'Path relative to the working folder, with forward slashes; or a URL.' },
  line: position('First line, from 1.'),
  column: position('First column, from 1.'),
  endLine: position('Last line.'),
  endColumn: position('The column behind the last one.'),
  pointer: { type: 'string', description: 'JSON Pointer (RFC 6901) into the file; absent where it is no data.' },
}
const placed = ['file', 'line', 'column', 'endLine', 'endColumn']

/** JSON Schema of what `facsimile lint --format json` prints. */
export const REPORT_SCHEMA: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'What facsimile lint --format json prints',
  type: 'object',
  additionalProperties: false,
  required: ['version', 'documents'],
  properties: {
    version: { type: 'string', description: 'Version of the program.' },
    documents: {
      type: 'array',
      description: 'What was linted, the worst first.',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['document', 'errors', 'warnings', 'findings'],
        properties: {
          document: place['file'],
          errors: count('How many findings are errors.'),
          warnings: count('How many findings are warnings.'),
          findings: { type: 'array', description: 'Errors first.', items: { $ref: '#/definitions/Finding' } },
        },
      },
    },
  },
  definitions: {
    Finding: {
      type: 'object',
      description: 'One thing that is wrong with a document.',
      additionalProperties: false,
      required: ['rule', 'severity', 'message', ...placed, 'related'],
      properties: {
        rule: { type: 'string', description: 'Id of the rule.' },
        severity: { enum: ['error', 'warn'], description: 'What it weighs.' },
        message: { type: 'string', description: 'What is wrong.' },
        fix: { type: 'string', description: 'What to do about it.' },
        help: { type: 'string', format: 'uri', description: 'A page that says more.' },
        related: {
          type: 'array',
          description: 'Other places that belong to it.',
          items: { $ref: '#/definitions/Place' },
        },
        ...place,
      },
    },
    Place: {
      type: 'object',
      description: 'A stretch of a file.',
      additionalProperties: false,
      required: placed,
      properties: place,
    },
  },
}
