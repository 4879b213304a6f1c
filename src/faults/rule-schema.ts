import type { Schema } from '../contract/document.js'

const closed = (properties: Record<string, Schema>, more: Schema = {}): Schema => ({
  type: 'object',
  ...more,
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
})

const time: Schema = {
  description: 'Milliseconds, or an ISO 8601 duration.',
  type: ['number', 'string'],
  minimum: 0,
  maximum: 60000,
  pattern: '^P',
  maxLength: 30,
  examples: [500, 'PT0.5S'],
}

const text = (description: string, maxLength: number): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description,
})

const count = (description: string): Schema => ({ type: 'integer', minimum: 1, description })

/** The form of a rule in the configuration file: that of the control plane's contract, as a test holds it to. */
export const FAULT_RULE: Schema = {
  type: 'object',
  description:
    'Which calls are disturbed, and how. Every condition must hold; at least one effect must be named. The first rule\nthat strikes decides alone.',
  required: ['api'],
  additionalProperties: false,
  properties: {
    id: {
      type: 'string',
      pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
      description: "The rule's name; made up where none is given.",
    },
    api: text('The API whose calls are meant.', 100),
    operation: text('An operationId of its contract; every operation if left out.', 200),
    user: text('A user id or an e-mail address; calls that this person makes, or that are about them.', 320),
    credential: text('A credential as it is sent, without the word that stands before it.', 4096),
    on: {
      description: 'Which of those calls; all if left out.',
      oneOf: [
        closed({ first: count('How many.') }, { description: 'So many from now on.' }),
        closed({ every: count('In how many.') }, { description: 'One in so many, the last of each.' }),
        closed(
          { share: { type: 'number', minimum: 0, maximum: 1, description: 'From none to all.' } },
          { description: 'A share, drawn from the seed of the world.' },
        ),
      ],
    },
    status: {
      type: 'integer',
      minimum: 100,
      maximum: 599,
      description: 'A status that the contract documents for the operation; answered with its first example.',
    },
    example: text('The name of a documented example, which is then the answer.', 200),
    delay: {
      description: 'How long the answer waits; one minute at most.',
      oneOf: [
        time,
        closed({ from: time, to: time }, { description: 'A time between two, drawn from the seed of the world.' }),
      ],
    },
    drop: { const: true, description: 'The connection is reset before an answer; nothing happened.' },
    slow: closed({ bytesPerSecond: count('How many bytes a second.') }, { description: 'The body comes slowly.' }),
    truncate: closed(
      { bytes: { type: 'integer', minimum: 0, description: 'How many bytes come; at least one is missing.' } },
      { description: 'The body ends too early; `content-length` tells of all of it.' },
    ),
    rateLimit: closed(
      {
        retryAfter: {
          type: 'integer',
          minimum: 1,
          maximum: 86400,
          description: 'After how many seconds the next call is let through, as the answer says.',
        },
      },
      { description: "The vendor's answer to a call too many." },
    ),
  },
}
