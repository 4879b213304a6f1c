import type { Constraint } from '../../apis/requests.js'
import type { Shape } from './shape.js'

/** One way to break a constraint of a value; made from the right one, so that what is nearly right stays our own. */
export interface WrongValue {
  constraint: Constraint
  make(good: unknown): unknown
  /** The value, where it does not depend on the right one. */
  value?: unknown
}

const fixed = (constraint: Constraint, value: unknown): WrongValue => ({ constraint, value, make: () => value })
const near = (constraint: Constraint, make: (good: string) => string): WrongValue => ({
  constraint,
  make: (good) => make(String(good)),
})

/** Wrong texts of a parameter or a form's field. A validator decides afterwards which of them are wrong indeed. */
export const wrongTexts = (shape: Shape): WrongValue[] => {
  const { schema, type } = shape
  if (type === 'boolean') return [fixed('type', 'perhaps')]
  if (type === 'integer' || type === 'number') {
    return [
      fixed('type', 'abc'),
      // a pattern without its anchors, and readers that stop at the first strange letter
      near('type', (good) => `${good}x`),
      ...(type === 'integer' ? [fixed('type', '1.5')] : []),
      fixed('type', ''),
      ...beyond(schema),
    ]
  }
  return wrongStrings(shape)
}

/** Wrong JSON values. Types are wrong beyond any reader that converts. */
export const wrongJson = (shape: Shape): WrongValue[] => {
  const { schema, type } = shape
  if (type === 'integer' || type === 'number') return [fixed('type', 'abc'), ...beyond(schema)]
  if (type === 'boolean') return [fixed('type', 'perhaps')]
  if (type === 'array') return [fixed('type', 'no list')]
  if (type === 'object' || schema['properties']) return [fixed('type', 'no object')]
  // whatever reads a choice sees at once that an object is none
  if (Array.isArray(schema['enum'])) return wrongStrings(shape).slice(0, 2)
  if (type === 'string') return [fixed('type', { no: 'text' }), ...wrongStrings(shape)]
  return []
}

const wrongStrings = ({ schema }: Shape): WrongValue[] => {
  const { minLength = 0, maxLength } = schema as Record<string, number | undefined>
  const choices = (schema['enum'] as unknown[] | undefined)?.filter((choice) => choice !== '')
  if (choices) {
    const [first, last] = [String(choices[0]), String(choices.at(-1))]
    return [
      fixed('enum', 'no-such-choice'),
      fixed('enum', `${first}x`),
      fixed('enum', `x${last}`),
      fixed('enum', first.toUpperCase()),
    ]
  }
  return [
    ...(typeof schema['pattern'] === 'string' ? PATTERNS : []),
    ...(schema['format'] === 'uuid' ? UUIDS : []),
    ...(maxLength === undefined ? [] : [near('bounds', (good) => good.padEnd(maxLength + 1, good.at(-1) ?? 'x'))]),
    ...(minLength > 0 ? [near('bounds', (good) => good.slice(0, minLength - 1))] : []),
  ]
}

const beyond = ({ minimum, maximum }: Readonly<Record<string, unknown>>): WrongValue[] => [
  ...(typeof minimum === 'number' ? [fixed('bounds', minimum - 1)] : []),
  ...(typeof maximum === 'number' ? [fixed('bounds', maximum + 1)] : []),
]

/** The last two come through where a pattern has lost an anchor. */
const PATTERNS = [
  near('pattern', (good) => good.toUpperCase()),
  near('pattern', (good) => `${good.slice(0, 1)}--${good.slice(1)}`),
  near('pattern', (good) => `${good}-`),
  near('pattern', (good) => `${good}!`),
  near('pattern', (good) => `!${good}`),
]

const UUIDS = [
  fixed('format', 'not-a-uuid'),
  near('format', (good) => `${good.slice(0, -1)}z`),
  near('format', (good) => `${good}x`),
  near('format', (good) => `x${good}`),
]
