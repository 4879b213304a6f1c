type Schema = Record<string, unknown>

/** One constraint of a schema held less or more strictly. */
export interface Twist {
  /** `maximum-skipped`, `enum-without-idle`. */
  name: string
  /** The keyword. */
  rule: string
  strict: boolean
  clause: string
  change(schema: Schema): void
}

const KEYWORDS = ['format', 'pattern', 'enum', 'minimum', 'maximum', 'minLength', 'maxLength', 'minItems', 'maxItems']

const skipped = (schema: Schema): Twist[] =>
  KEYWORDS.filter((keyword) => keyword in schema).map((rule) => ({
    name: `${rule}-skipped`,
    rule,
    strict: false,
    clause: `its ${rule} is not checked`,
    change: (each) => void delete each[rule],
  }))

const anyType = (schema: Schema): Twist[] =>
  schema['type'] === undefined && !('oneOf' in schema) && !('anyOf' in schema)
    ? []
    : [
        {
          name: 'type-skipped',
          rule: 'type',
          strict: false,
          clause: 'its type is not checked',
          change: (each) => {
            for (const key of Object.keys(each)) if (!['default', 'properties', 'items'].includes(key)) delete each[key]
          },
        },
      ]

const unanchored = ({ pattern }: Schema): Twist[] => {
  if (typeof pattern !== 'string') return []
  const [open, close] = [pattern.replace(/^\^/, ''), pattern.replace(/\$$/, '')]
  const twist = (end: string, loose: string): Twist => ({
    name: `pattern-not-anchored-at-${end}`,
    rule: 'pattern',
    strict: false,
    clause: `its pattern is not anchored at the ${end}`,
    change: (schema) => void (schema['pattern'] = loose),
  })
  return [...(open === pattern ? [] : [twist('start', open)]), ...(close === pattern ? [] : [twist('end', close)])]
}

const bounds = (schema: Schema): Twist[] =>
  (
    [
      ['minimum', 1],
      ['minLength', 1],
      ['minItems', 1],
      ['maximum', -1],
      ['maxLength', -1],
      ['maxItems', -1],
    ] as const
  ).flatMap(([rule, step]): Twist[] => {
    const bound = schema[rule]
    if (typeof bound !== 'number') return []
    const moved = (by: number, strict: boolean): Twist => ({
      name: `${rule}-${bound + by}`,
      rule,
      strict,
      clause: `its ${rule} is ${bound + by} instead of ${bound}`,
      change: (each) => void (each[rule] = bound + by),
    })
    const looser = bound - step
    return [moved(step, true), ...(looser < 0 && rule !== 'minimum' ? [] : [moved(-step, false)])]
  })

const enums = ({ enum: values }: Schema): Twist[] =>
  Array.isArray(values)
    ? values.map((value: unknown) => ({
        name: `enum-without-${String(value) || 'empty'}`,
        rule: 'enum',
        strict: true,
        clause: `the value "${String(value)}" is refused`,
        change: (schema) => void (schema['enum'] = values.filter((each) => each !== value)),
      }))
    : []

const stricter = (schema: Schema): Twist[] => {
  const types = [schema['type']].flat()
  const made = (name: string, rule: string, clause: string, more: Schema): Twist => ({
    name,
    rule,
    strict: true,
    clause,
    change: (each) => void Object.assign(each, more),
  })
  if (types.includes('string') && !('enum' in schema)) {
    return [
      ...('maxLength' in schema
        ? []
        : [made('at-most-12-long', 'maxLength', 'more than 12 characters are refused', { maxLength: 12 })]),
      ...('pattern' in schema || 'format' in schema
        ? []
        : [made('only-letters', 'pattern', 'anything but letters is refused', { pattern: '^[A-Za-z]*$' })]),
    ]
  }
  if (types.includes('integer') && !('maximum' in schema))
    return [made('at-most-6', 'maximum', 'more than 6 is refused', { maximum: 6 })]
  if (types.includes('boolean')) {
    return [
      made('true-refused', 'enum', 'true is refused', { enum: [false, null] }),
      made('false-refused', 'enum', 'false is refused', { enum: [true, null] }),
    ]
  }
  if (types.includes('array') && !('maxItems' in schema))
    return [made('at-most-1-item', 'maxItems', 'more than one item is refused', { maxItems: 1 })]
  return []
}

/** Everything that can be too lax or too strict about one schema. */
export const twists = (schema: Schema): Twist[] => [
  ...skipped(schema),
  ...anyType(schema),
  ...unanchored(schema),
  ...bounds(schema),
  ...enums(schema),
  ...stricter(schema),
]
