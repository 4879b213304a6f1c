import type { Contract, Operation, Parameter } from '../contract/contract.js'
import { follow } from '../contract/pointer.js'
import type { RawInput } from './call.js'
import { createCoerce, type Coerce, type Coercions } from './coercion.js'
import type { HttpRequest } from './http.js'
import type { Violation } from './problem.js'
import type { Query } from './query.js'

/** How a vendor's framework reads parameters, where frameworks differ. */
export interface Decoding {
  coercions?: Coercions
  /** What a parameter that came twice means. Default `last`. */
  repeated?: 'refuse' | 'first' | 'last'
}

export interface Decoded {
  input: RawInput
  /** The text that was sent, for messages; keyed `in name`. */
  sent: Map<string, string>
  violations: Violation[]
}

export type Decoder = (request: HttpRequest, values: Readonly<Record<string, string>>, query: Query) => Decoded

interface Reader {
  parameter: Parameter
  coerce: Coerce
  isArray: boolean
}

/** Compiles the reading of an operation's parameters; the body is read by `readBody`. */
export const createDecoder = (contract: Contract, operation: Operation, decoding: Decoding): Decoder => {
  const coercions = decoding.coercions ?? {}
  const readers = operation.parameters.map((parameter): Reader => {
    const schema = resolve(contract, parameter)
    const items = schema['items'] as Record<string, unknown> | undefined
    return { parameter, coerce: createCoerce(items ?? schema, coercions), isArray: schema['type'] === 'array' }
  })
  return (request, values, query) => {
    const input: RawInput = { path: {}, query: {}, header: {}, cookie: {}, body: undefined }
    const decoded: Decoded = { input, sent: new Map(), violations: [] }
    for (const { parameter, coerce, isArray } of readers) {
      const texts = textsOf(parameter, request, values, query)
      if (texts === undefined) continue
      if (texts.length > 1 && !isArray && decoding.repeated === 'refuse') {
        decoded.violations.push(repeated(parameter, texts))
        continue
      }
      const text = decoding.repeated === 'first' ? texts[0]! : texts.at(-1)!
      if (text === '' && coercions.emptyIsAbsent && !parameter.required) continue
      decoded.sent.set(`${parameter.in} ${parameter.name}`, text)
      input[parameter.in][parameter.name] = isArray ? texts.flatMap((t) => t.split(',')).map(coerce) : coerce(text)
    }
    return decoded
  }
}

const resolve = (contract: Contract, { schema }: Parameter): Record<string, unknown> =>
  schema ? follow<Record<string, unknown>>(contract.document, schema.schema, schema.pointer).value : {}

const textsOf = (
  { name, in: place }: Parameter,
  request: HttpRequest,
  values: Readonly<Record<string, string>>,
  query: Query,
): readonly string[] | undefined => {
  if (place === 'query') return query.get(name)
  const text =
    place === 'path' ? values[name] : place === 'header' ? request.headers[name.toLowerCase()] : cookie(request, name)
  return text === undefined ? undefined : [text]
}

const cookie = (request: HttpRequest, name: string): string | undefined =>
  request.headers['cookie']
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

const repeated = (parameter: Parameter, texts: readonly string[]): Violation => ({
  in: parameter.in,
  name: parameter.name,
  pointer: '',
  rule: 'repeated',
  params: { values: texts },
  value: texts.join(', '),
  message: 'must be sent once',
  contract: parameter.schema?.pointer ?? '',
})
