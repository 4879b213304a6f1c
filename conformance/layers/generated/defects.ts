import type { Broken, Constraint } from '../../apis/requests.js'
import type { Contract, Operation, Parameter, PlacedSchema } from '../../contract/contract.js'
import { encoded, valueAt, withValue, type Draft, type Place } from './request.js'
import { fieldsOf, isAlternative, itemsOf, shapeOf, type Shape } from './shape.js'
import { wrongJson, wrongTexts, type WrongValue } from './wrong-values.js'

/** A request with one thing wrong, made from one that is right. */
export interface Defect {
  broken: Broken
  /** Undefined where the right request does not have what would be broken. */
  apply(good: Draft): Draft | undefined
}

const FORM = 'application/x-www-form-urlencoded'

/** Every way to break one constraint of an operation, by the contract alone. */
export const defectsOf = (contract: Contract, operation: Operation, credentials: readonly string[] = []): Defect[] => [
  // many a server takes it all the same: later, its success would cover up what refusals before it have done
  ...(operation.body ? ofMediaType(operation) : []),
  ...operation.parameters
    .filter((parameter) => !credentials.includes(parameter.name) && isOfProfile(contract, parameter))
    .flatMap((parameter) => ofParameter(contract, operation, parameter)),
  ...[...(operation.body?.content ?? [])].flatMap(([media, { schema }]) =>
    schema ? ofBody(contract, operation, media, schema) : [],
  ),
]

export const isOfProfile = (contract: Contract, { object }: Parameter): boolean => {
  const profile = (object as { 'x-profile'?: string })['x-profile']
  return profile === undefined || profile === contract.profile
}

/** What a group of defects shares. */
interface About {
  operation: Operation
  place: Place
  required: boolean
  media?: string
}

const defect = (
  { operation, place, required, media }: About,
  constraint: Constraint,
  apply: Defect['apply'],
  value?: unknown,
): Defect => ({
  broken: {
    operation: operation.id,
    constraint,
    ...place,
    required,
    ...(value === undefined ? {} : { value }),
    ...(media === undefined ? {} : { media }),
  },
  apply,
})

const missing = (about: About): Defect => defect(about, 'missing', (good) => withValue(good, about.place, undefined))

const wrong = (about: About, { constraint, make, value }: WrongValue): Defect =>
  defect(
    about,
    constraint,
    (good) => {
      const right = valueAt(good, about.place)
      // what need not be there can come with a wrong value all the same
      const addable = value !== undefined && about.place.in === 'body' && about.place.name.length === 1
      return right === undefined && !addable ? undefined : withValue(good, about.place, make(right))
    },
    value,
  )

const ofParameter = (contract: Contract, operation: Operation, parameter: Parameter): Defect[] => {
  if (parameter.in === 'cookie' || !parameter.schema) return []
  const shape = shapeOf(contract, parameter.schema)
  const about: About = { operation, place: { in: parameter.in, name: [parameter.name] }, required: parameter.required }
  const twice = defect(about, 'repeated', (good) => {
    const right = valueAt(good, about.place)
    return right === undefined ? undefined : withValue(good, about.place, [right, right])
  })
  return [
    ...(parameter.required && parameter.in !== 'path' ? [missing(about)] : []),
    ...(shape
      ? wrongTexts(shape)
          .filter(({ value }) => value !== '' || parameter.in !== 'path')
          .map((each) => wrong(about, each))
      : []),
    ...(parameter.in === 'query' && shape?.type !== 'array' ? [twice] : []),
  ]
}

const ofBody = (contract: Contract, operation: Operation, media: string, schema: PlacedSchema): Defect[] => {
  const shape = shapeOf(contract, schema)
  const about: About = { operation, place: { in: 'body', name: [] }, required: operation.body!.required, media }
  const text =
    (make: (good: Draft) => string | undefined): Defect['apply'] =>
    (good) =>
      good.media === media ? { ...good, raw: { text: make(good), type: media } } : undefined
  if (media === FORM) {
    return (shape ? fieldsOf(shape) : []).flatMap(({ name, required, placed }) => {
      const field = shapeOf(contract, placed)
      const here: About = { ...about, place: { in: 'body', name: [name] }, required }
      return field ? [...(required ? [missing(here)] : []), ...wrongTexts(field).map((each) => wrong(here, each))] : []
    })
  }
  return [
    ...(about.required
      ? [
          defect(
            about,
            'missing',
            text(() => undefined),
          ),
        ]
      : []),
    defect(
      about,
      'body',
      text((good) => encoded(good).slice(0, -1)),
      'cut off',
    ),
    defect(
      about,
      'body',
      text((good) => `[${encoded(good)}]`),
      'a list',
    ),
    ...(shape ? ofFields(contract, about, shape) : []),
  ]
}

/** Defects within an object, a list, or below. */
const ofFields = (contract: Contract, about: About, shape: Shape): Defect[] => {
  const items = itemsOf(shape)
  const parts = items ? [{ name: '0', required: true, placed: items }] : fieldsOf(shape)
  return parts.flatMap(({ name, required, placed }) => {
    const inner = shapeOf(contract, placed)
    if (!inner) return []
    const here: About = {
      ...about,
      place: { in: 'body', name: [...about.place.name, name] },
      required,
    }
    return [
      ...(required && !items ? [missing(here)] : []),
      ...(isAlternative(contract, placed) ? alternatives(inner) : wrongJson(inner)).map((each) => wrong(here, each)),
      ...ofFields(contract, here, inner),
    ]
  })
}

/** What no alternative allows cannot be told from the first one alone; two sorts of values are in hardly any. */
const alternatives = (shape: Shape): WrongValue[] =>
  shape.type === 'object'
    ? [{ constraint: 'type', value: 'no object', make: () => 'no object' }]
    : [
        { constraint: 'type', value: { no: 'value' }, make: () => ({ no: 'value' }) },
        { constraint: 'type', make: (good) => `${String(good)}x` },
      ]

/** A body of a kind that the operation does not take. */
const ofMediaType = (operation: Operation): Defect[] => {
  const about: About = { operation, place: { in: 'body', name: [] }, required: true }
  const [media] = operation.body!.content.keys()
  return [
    defect(
      about,
      'media-type',
      (good) => (good.media === media ? { ...good, raw: { text: encoded(good), type: 'application/xml' } } : undefined),
      'application/xml',
    ),
  ]
}

/** Where and what, as a phrase. */
export const describe = ({ broken }: Defect, bad: Draft): string => {
  const { constraint, in: place, name, media } = broken
  const where = name.length === 0 ? 'the body' : `${place} ${name.join('.')}`
  const kind = media === undefined ? '' : ` (${media})`
  if (constraint === 'media-type') return `the body as ${String(broken.value)}`
  if (constraint === 'missing') return `${where} missing${kind}`
  if (constraint === 'repeated') return `${where} twice`
  if (constraint === 'body') return `${where} ${broken.value === 'cut off' ? 'cut off' : 'as a list'}${kind}`
  return `${where} = ${JSON.stringify(valueAt(bad, { in: place, name }))}${kind}`
}
