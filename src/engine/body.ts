import { mediaType, type Contract, type Operation } from '../contract/contract.js'
import { follow } from '../contract/pointer.js'
import { createCoerce, type Coerce, type Coercions } from './coercion.js'
import type { HttpRequest } from './http.js'
import type { Problem } from './problem.js'
import { parseQuery } from './query.js'

/** How a vendor's framework reads bodies, where frameworks differ. */
export interface BodyReading {
  /** The media type to assume where the request names none but has a body. Default: it is refused as unsupported. */
  assume?: string
  /** Media types to read besides the contract's, as which of the contract's: `{'text/json': 'application/json'}`. */
  aliases?: Record<string, string>
  /** JSON values are read by their property's type too: `"7"` for an integer. Default false. */
  coerceJson?: boolean
  coercions?: Coercions
  /** The media type whose schema every body is held against, for servers that read all into the same arguments. */
  heldAs?: string
  /** A `Content-Type` that names `iso-8859-1` is believed. Default: every body is UTF-8, whatever it says. */
  latin1?: boolean
}

/** The body as a value and the media type to hold it against, or why there is none. No body gives undefined. */
export type BodyReader = (request: HttpRequest) => Promise<{ value: unknown; type?: string } | Problem>

const FORM = 'application/x-www-form-urlencoded'
const MULTIPART = 'multipart/form-data'
const isJson = (type: string) => type === 'application/json' || type.endsWith('+json')

/** Compiles the reading of an operation's body. */
export const createBodyReader = (contract: Contract, operation: Operation, reading: BodyReading): BodyReader => {
  const { body } = operation
  const supported = body ? [...body.content.keys()] : []
  const properties = new Map(supported.map((type) => [type, propertyReaders(contract, operation, type, reading)]))

  return async (request) => {
    // an operation without a body leaves what was sent unread, as HTTP servers do
    if (!body) return { value: undefined }
    if (request.tooLarge) return { kind: 'too-large' }
    if (request.body.length === 0) return { value: undefined }
    const sent = mediaType(request.headers['content-type'] ?? '') || reading.assume || ''
    const type = reading.aliases?.[sent] ?? sent
    if (!body.content.has(type) && !(type === MULTIPART && reading.aliases?.[MULTIPART])) {
      return { kind: 'unsupported-media-type', received: sent, supported }
    }
    const readers = properties.get(type) ?? properties.get(supported[0]!)!
    const parsed = await parse(request, sent === MULTIPART ? MULTIPART : type, reading.latin1 ?? false)
    if ('kind' in parsed) return parsed
    const held = reading.heldAs ?? type
    if (isJson(type) && !reading.coerceJson) return { ...parsed, type: held }
    return { value: coerceProperties(parsed.value, readers, reading.coercions?.emptyIsAbsent ?? false), type: held }
  }
}

type Readers = Map<string, { coerce: Coerce; required: boolean }>

const propertyReaders = (contract: Contract, operation: Operation, type: string, reading: BodyReading): Readers => {
  const at = operation.body?.content.get(type)
  if (!at) return new Map()
  const { value: schema } = follow<Record<string, unknown>>(contract.document, at.schema, at.pointer)
  const required = new Set((schema['required'] as string[] | undefined) ?? [])
  return new Map(
    Object.entries((schema['properties'] ?? {}) as Record<string, object>).map(([name, property]) => {
      const { value } = follow<Record<string, unknown>>(
        contract.document,
        property as Record<string, unknown>,
        at.pointer,
      )
      return [name, { coerce: createCoerce(value, reading.coercions ?? {}), required: required.has(name) }]
    }),
  )
}

const coerceProperties = (value: unknown, readers: Readers, emptyIsAbsent: boolean): unknown => {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const read: [string, unknown][] = []
  for (const [name, given] of Object.entries(value)) {
    const reader = readers.get(name)
    if (given === '' && emptyIsAbsent && !reader?.required) continue
    read.push([name, reader && typeof given === 'string' ? reader.coerce(given) : given])
  }
  return Object.fromEntries(read)
}

const parse = async (request: HttpRequest, type: string, latin1: boolean): Promise<{ value: unknown } | Problem> => {
  if (type === MULTIPART) return parseMultipart(request)
  const text = latin1 && namesLatin1(request) ? decodeLatin1(request.body) : decodeUtf8(request.body)
  if (text === undefined)
    return { kind: 'malformed-body', mediaType: type, reason: 'the body is not UTF-8', position: undefined }
  if (type === FORM) {
    return { value: Object.fromEntries([...parseQuery(text)].map(([name, values]) => [name, values.at(-1)])) }
  }
  if (!isJson(type)) return { value: text }
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const reason = (error as Error).message
    const position = /position (\d+)/.exec(reason)?.[1]
    return {
      kind: 'malformed-body',
      mediaType: type,
      reason,
      position: position === undefined ? undefined : Number(position),
    }
  }
}

const namesLatin1 = ({ headers }: HttpRequest): boolean =>
  /;\s*charset\s*=\s*"?iso-8859-1\b/i.test(headers['content-type'] ?? '')

const decodeLatin1 = (bytes: Uint8Array): string => new TextDecoder('iso-8859-1').decode(bytes)

const decodeUtf8 = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const parseMultipart = async (request: HttpRequest): Promise<{ value: unknown } | Problem> => {
  try {
    const form = await new Response(new Blob([request.body as Uint8Array<ArrayBuffer>]), {
      headers: { 'content-type': request.headers['content-type'] ?? '' },
    }).formData()
    return { value: Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) }
  } catch {
    return {
      kind: 'malformed-body',
      mediaType: MULTIPART,
      reason: 'the parts cannot be told apart',
      position: undefined,
    }
  }
}
