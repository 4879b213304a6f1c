import type {
  Document,
  MediaObject,
  OperationObject,
  ParameterObject,
  ParameterPlace,
  PathItem,
  Schema,
} from './document.js'
import type { RequestBodyObject } from './document.js'
import { pointer, resolve } from './pointer.js'
import { mediaType, readResponses, type Responses } from './responses.js'
import { readSpec } from './specs.js'

/** What servers are judged by: the source page, or what the vendor's servers do today where that differs. */
export type Profile = 'documented' | 'live'

/** A schema and where it stands in the contract. */
export interface PlacedSchema {
  schema: Schema
  at: string
}

export interface Parameter {
  name: string
  in: ParameterPlace
  required: boolean
  schema: PlacedSchema | undefined
  object: ParameterObject
}

export interface BodyContent {
  schema: PlacedSchema | undefined
  object: MediaObject
}

export interface RequestBody {
  required: boolean
  /** By media type, in the contract's order. */
  content: Map<string, BodyContent>
}

export interface Operation {
  id: string
  /** In capitals. */
  method: string
  /** The path template. */
  path: string
  parameters: Parameter[]
  body: RequestBody | undefined
  responses: Responses
  object: OperationObject
}

/** A contract as the suite reads it, in one profile. */
export interface Contract {
  api: string
  profile: Profile
  document: Document
  operations: Operation[]
  /** Answers where no operation matches, by the reason. */
  unmatched: Map<string, Responses>
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** Reads an API's contract from the project's `specs/`. */
export const loadContract = (api: string, profile: Profile = 'documented'): Contract =>
  readContract(api, readSpec(api, 'contract') as Document, profile)

/** Indexes a bundled document; fields under `x-profiles` replace an operation's own in that profile. */
export const readContract = (api: string, document: Document, profile: Profile = 'documented'): Contract => ({
  api,
  profile,
  document,
  operations: Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => readOperation(document, path, item, method, profile)),
  ),
  unmatched: new Map(
    Object.entries(document['x-unmatched'] ?? {}).map(([reason, responses]) => [
      reason,
      readResponses(document, responses, pointer('x-unmatched', reason)),
    ]),
  ),
})

const readOperation = (
  document: Document,
  path: string,
  item: PathItem,
  method: string,
  profile: Profile,
): Operation => {
  const written = item[method] as OperationObject
  const object: OperationObject = { ...written, ...written['x-profiles']?.[profile] }
  const at = pointer('paths', path, method)
  return {
    id: object.operationId ?? `${method} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters: [
      ...readParameters(document, item.parameters, pointer('paths', path, 'parameters')),
      ...readParameters(document, object.parameters, `${at}/parameters`),
    ],
    body: readBody(document, object, `${at}/requestBody`),
    responses: readResponses(document, object.responses ?? {}, `${at}/responses`),
    object,
  }
}

const readParameters = (document: Document, list: OperationObject['parameters'], at: string): Parameter[] =>
  (list ?? []).map((entry, i) => {
    const { value, at: place } = resolve<ParameterObject>(document, entry, `${at}/${i}`)
    return {
      name: value.name,
      in: value.in,
      required: value.required ?? value.in === 'path',
      schema: value.schema && { schema: value.schema, at: `${place}/schema` },
      object: value,
    }
  })

const readBody = (document: Document, { requestBody }: OperationObject, at: string): RequestBody | undefined => {
  if (!requestBody) return undefined
  const { value, at: place } = resolve<RequestBodyObject>(document, requestBody, at)
  const content = Object.entries(value.content).map(([type, object]): [string, BodyContent] => [
    mediaType(type),
    { object, schema: object.schema && { schema: object.schema, at: `${place}${pointer('content', type, 'schema')}` } },
  ])
  return { required: value.required ?? false, content: new Map(content) }
}

/** @throws Error for an id that the contract does not have. */
export const operationById = (contract: Contract, id: string): Operation => {
  const found = contract.operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`the contract of ${contract.api} has no operation "${id}"`)
  return found
}
