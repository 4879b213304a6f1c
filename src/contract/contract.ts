import type {
  Document,
  OperationObject,
  ParameterObject,
  RequestBodyObject,
  ResponseObject,
  Schema,
} from './document.js'
import { METHODS } from './document.js'
import { follow, joinPointer } from './pointer.js'

/** A schema and where it stands in the document, so that findings can name the place. */
export interface SchemaAt {
  schema: Schema
  pointer: string
}

export interface Parameter {
  name: string
  in: ParameterObject['in']
  required: boolean
  schema: SchemaAt | undefined
}

export interface Body {
  required: boolean
  /** By media type, in the document's order, lower case and without parameters. */
  content: Map<string, SchemaAt | undefined>
}

export interface Response {
  status: string
  description: string
  headers: Map<string, { required: boolean; schema: SchemaAt | undefined }>
  content: Map<string, SchemaAt | undefined>
  /** True where an answer may leave its documented body out (`x-body-optional`). */
  bodyOptional: boolean
  /** The only profile in which this answer exists (`x-profile`), or undefined for every profile. */
  profile: string | undefined
}

export type Responses = Map<string, Response>

/** Method + path template + operationId + schemas. */
export interface Operation {
  id: string
  method: string
  path: string
  pointer: string
  summary: string
  parameters: Parameter[]
  body: Body | undefined
  responses: Responses
  object: OperationObject
}

/** A bundled OpenAPI document with an index of its operations. */
export interface Contract {
  api: string
  /** The profile whose replacements are in force. */
  profile: string
  document: Document
  operations: Operation[]
  /** Answers that every operation gives where the server fails (`x-faults`). */
  faults: Responses
  /** The answers where no operation matches, by reason: `path`, `method`, `trailing-slash`. */
  unmatched: Map<string, Responses>
}

/**
 * Indexes a bundled document. Where an operation says `x-profiles: { live: {…} }`, the fields given there replace its own
 * when that profile is asked for.
 * @throws Error naming the place when an operation has no operationId or a reference leads nowhere.
 */
export const createContract = (api: string, document: Document, profile = 'documented'): Contract => {
  const operations: Operation[] = []
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const written = item[method]
      if (!written) continue
      const object = inProfile(written, profile)
      const pointer = joinPointer('paths', path, method)
      if (!object.operationId) throw new Error(`${pointer}: the operation has no operationId`)
      operations.push({
        id: object.operationId,
        method: method.toUpperCase(),
        path,
        pointer,
        summary: object.summary ?? '',
        parameters: readParameters(document, path, method, profile),
        body: readBody(document, object, pointer),
        responses: readResponses(document, object.responses ?? {}, `${pointer}/responses`),
        object,
      })
    }
  }
  const unmatched = new Map(
    Object.entries(document['x-unmatched'] ?? {}).map(([reason, responses]) => [
      reason,
      readResponses(document, responses, joinPointer('x-unmatched', reason)),
    ]),
  )
  const faults = readResponses(document, document['x-faults'] ?? {}, '/x-faults')
  return { api, profile, document, operations, faults, unmatched }
}

const inProfile = (object: OperationObject, profile: string): OperationObject => {
  const profiles = object['x-profiles'] as Record<string, Partial<OperationObject>> | undefined
  return { ...object, ...profiles?.[profile] }
}

const at = (schema: Schema | undefined, pointer: string): SchemaAt | undefined =>
  schema && { schema, pointer: `${pointer}/schema` }

/** The schema behind its reference: headers are texts, and its type says how to read them. */
const followed = (document: Document, schema: Schema | undefined, pointer: string): SchemaAt | undefined => {
  if (!schema) return undefined
  const found = follow<Schema>(document, schema, `${pointer}/schema`)
  return { schema: found.value, pointer: found.pointer }
}

/** Parameters that exist in one profile only (`x-profile`) are left out of the others. */
const readParameters = (document: Document, path: string, method: string, profile: string): Parameter[] => {
  const item = document.paths[path]!
  const lists: [readonly (ParameterObject | { $ref: string })[], string][] = [
    [item.parameters ?? [], joinPointer('paths', path, 'parameters')],
    [item[method as 'get']?.parameters ?? [], joinPointer('paths', path, method, 'parameters')],
  ]
  const found = new Map<string, Parameter>()
  for (const [list, pointer] of lists) {
    for (const [i, raw] of list.entries()) {
      const { value, pointer: place } = follow<ParameterObject>(document, raw, `${pointer}/${i}`)
      if ((value['x-profile'] ?? profile) !== profile) continue
      found.set(`${value.in} ${value.name.toLowerCase()}`, {
        name: value.name,
        in: value.in,
        required: value.required ?? value.in === 'path',
        schema: at(value.schema, place),
      })
    }
  }
  return [...found.values()]
}

export const mediaType = (header: string): string => header.split(';', 1)[0]!.trim().toLowerCase()

const readContent = (content: Record<string, { schema?: Schema }> | undefined, pointer: string) =>
  new Map(
    Object.entries(content ?? {}).map(([type, media]) => [
      mediaType(type),
      at(media.schema, `${pointer}${joinPointer('content', type)}`),
    ]),
  )

const readBody = (document: Document, object: OperationObject, pointer: string): Body | undefined => {
  if (!object.requestBody) return undefined
  const { value, pointer: place } = follow<RequestBodyObject>(document, object.requestBody, `${pointer}/requestBody`)
  return { required: value.required ?? false, content: readContent(value.content, place) }
}

const readResponses = (
  document: Document,
  responses: Record<string, ResponseObject | { $ref: string }>,
  pointer: string,
): Responses => {
  const found: Responses = new Map()
  for (const [status, raw] of Object.entries(responses)) {
    if (status.startsWith('x-')) continue
    const { value, pointer: place } = follow<ResponseObject>(document, raw, `${pointer}/${status}`)
    const headers = Object.entries(value.headers ?? {}).map(([name, header]) => {
      const found = follow(document, header, `${place}${joinPointer('headers', name)}`)
      return [
        name.toLowerCase(),
        { required: found.value.required ?? false, schema: followed(document, found.value.schema, found.pointer) },
      ] as const
    })
    found.set(status, {
      status,
      description: value.description,
      headers: new Map(headers),
      content: readContent(value.content, place),
      bodyOptional: value['x-body-optional'] === true,
      profile: value['x-profile'] as string | undefined,
    })
  }
  return found
}

/** The documented answer for a status: the exact one, its range (`4XX`), or `default`. */
export const responseFor = (responses: Responses, status: number): Response | undefined =>
  responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default')
