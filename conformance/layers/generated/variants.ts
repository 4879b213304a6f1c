import type { Live, LiveOperation } from '../../apis/requests.js'
import type { Contract, Operation, PlacedSchema } from '../../contract/contract.js'
import { resolve } from '../../contract/pointer.js'
import { isOfProfile } from './defects.js'
import { completeValue, edgesOf, goodValues } from './good-values.js'
import { draftOf, valueAt, withValue, type Draft, type Place } from './request.js'
import { fieldsOf, itemsOf, shapeOf } from './shape.js'

/** A good value at a place of a request; undefined leaves it out. */
export interface Part {
  place: Place
  value: unknown
}

/** A request in order by the contract: a live one with some of its values exchanged. */
export interface Variant {
  title: string
  media: string | undefined
  parts: Part[]
  /** In place of the live body. */
  body?: (live: Live) => unknown
}

export interface VariantOptions {
  contract: Contract
  operation: Operation
  live: LiveOperation
  credentials: readonly string[]
  seed: number
}

/** Beyond so many combinations, values of several parameters take turns instead of meeting each with each. */
const MOST_COMBINATIONS = 9

/** Requests that are in order by the contract, few of them: each good value stands in at least one. */
export const variantsOf = (options: VariantOptions): Variant[] => {
  const { operation } = options
  const optional = choicesOf(options)
  const [first] = operation.body?.content.keys() ?? []
  const combined = combine(optional).map((parts): Variant => ({ title: titleOf(parts), media: first, parts }))
  const bodies = [...(operation.body?.content.keys() ?? [])].flatMap((media) => bodiesOf(options, media))
  const all = [...combined, ...bodies]
  return all.length > 0 ? all : [{ title: 'as it is', media: first, parts: [] }]
}

interface Choice {
  place: Place
  /** Undefined among them where it may be left out. */
  values: unknown[]
}

/** The parameters whose values are free. Those of the path name things that are there. */
const choicesOf = ({ contract, operation, live, credentials, seed }: VariantOptions): Choice[] =>
  operation.parameters
    .filter(
      ({ in: place, name, schema }) => place !== 'path' && place !== 'cookie' && schema && !credentials.includes(name),
    )
    .filter((parameter) => isOfProfile(contract, parameter) && !live.names?.includes(parameter.name))
    .flatMap((parameter): Choice[] => {
      const shape = shapeOf(contract, parameter.schema!)
      if (!shape) return []
      const { example, examples = {} } = parameter.object
      const given = Object.values(examples).map(
        (each) => resolve<{ value?: unknown }>(contract.document, each, '').value.value,
      )
      const values = goodValues(shape, seed, [...(example === undefined ? [] : [example]), ...given])
      const place: Place = { in: parameter.in as Place['in'], name: [parameter.name] }
      return [{ place, values: parameter.required ? values : [undefined, ...values] }]
    })

/** All combinations where they are few; else each value once, in turns. */
const combine = (choices: readonly Choice[]): Part[][] => {
  if (choices.length === 0) return []
  const number = choices.reduce((product, { values }) => product * values.length, 1)
  if (number <= MOST_COMBINATIONS) {
    return choices.reduce<Part[][]>(
      (rows, { place, values }) => rows.flatMap((row) => values.map((value) => [...row, { place, value }])),
      [[]],
    )
  }
  const rows = Math.max(...choices.map(({ values }) => values.length))
  return Array.from({ length: rows }, (_, i) =>
    choices.map(({ place, values }) => ({ place, value: values[i % values.length] })),
  )
}

const titleOf = (parts: readonly Part[]): string => {
  const there = parts.filter(({ value }) => value !== undefined)
  if (there.length === 0) return 'with nothing optional'
  return `with ${there.map(({ place, value }) => `${place.name.join('.')}=${JSON.stringify(value)}`).join(', ')}`
}

/** Bodies: the live one alone, the contract's examples, everything there is, and the edges of each field. */
const bodiesOf = (options: VariantOptions, media: string): Variant[] => {
  const { contract, operation, live } = options
  const { schema, object } = operation.body!.content.get(media)!
  const { bind } = live
  const examples = Object.entries(object.examples ?? {}).map(([name, each]) => ({
    name,
    value: resolve<{ value?: unknown }>(contract.document, each, '').value.value as Record<string, unknown>,
  }))
  const rows = schema ? combine(edges(contract, { in: 'body', name: [] }, schema, live.names ?? [])) : []
  const required: Variant = { title: `with what is required (${media})`, media, parts: [] }
  const spoken = bind !== undefined && examples.length > 0
  return [
    ...(spoken ? [] : [required]),
    ...(bind
      ? examples.map(({ name, value }) => ({
          title: `as in the example ${name} (${media})`,
          media,
          parts: [],
          body: (given: Live) => bind(value, given),
        }))
      : []),
    ...rows.map((parts) => ({ title: `${titleOf(parts)} (${media})`, media, parts, body: complete(options, media) })),
  ]
}

/** The live body with all other fields of the contract filled in. */
export const complete =
  ({ contract, operation, live, seed }: Omit<VariantOptions, 'credentials'>, media: string) =>
  (given: Live): unknown => {
    const schema = operation.body?.content.get(media)?.schema
    // a list is about what `live` made, whole
    if (!schema || Array.isArray(given.body)) return given.body
    // in examples, lists and objects hold what they are for: addresses that are addresses, cities that are cities
    const examples = Object.values(operation.body!.content.get(media)!.object.examples ?? {}).map(
      (each) => resolve<{ value?: unknown }>(contract.document, each, '').value.value as object,
    )
    const structures = examples
      .toReversed()
      .flatMap((each) => Object.entries(each).filter(([, part]) => isStructure(part)))
    const whole = { ...(completeValue(contract, schema, seed) as object), ...Object.fromEntries(structures) }
    const free = Object.entries(whole).filter(([name]) => !live.names?.includes(name))
    return { ...Object.fromEntries(free), ...(given.body as object) }
  }

/** The good values of each free field, at any depth. */
const edges = (contract: Contract, place: Place, placed: PlacedSchema, names: readonly string[]): Choice[] => {
  const shape = shapeOf(contract, placed)
  if (!shape) return []
  const items = itemsOf(shape)
  const parts = items ? [{ name: '0', placed: items }] : fieldsOf(shape)
  if (shape.type === 'array' || parts.length > 0) {
    return parts
      .filter(({ name }) => place.name.length > 0 || !names.includes(name))
      .flatMap((part) => edges(contract, { in: 'body', name: [...place.name, part.name] }, part.placed, names))
  }
  const bounded =
    'enum' in shape.schema ||
    shape.type === 'boolean' ||
    ['minLength', 'maxLength', 'minimum', 'maximum'].some((key) => key in shape.schema)
  return bounded ? [{ place, values: edgesOf(shape) }] : []
}

/** The request of a variant about live things. */
export const draftVariant = ({ media, parts, body }: Variant, live: Live): Draft => {
  const start = draftOf(body ? { ...live, body: body(live) } : live, media)
  return parts.reduce(
    (draft, { place, value }) =>
      value === undefined && valueAt(draft, place) === undefined ? draft : withValue(draft, place, value),
    start,
  )
}

const isStructure = (value: unknown): boolean => typeof value === 'object' && value !== null
