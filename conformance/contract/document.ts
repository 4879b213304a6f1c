/**
 * The parts of an OpenAPI 3.1 document that the suite reads.
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, PathItem>
  components?: Record<string, Record<string, unknown>>
  /** Answers where no operation matches, by the reason: `path`, `method`, `trailing-slash`. */
  'x-unmatched'?: Record<string, Record<string, Referable<ResponseObject>>>
  [key: string]: unknown
}

export type Referable<T> = T | { $ref: string }

/** A JSON Schema of dialect 2020-12. */
export type Schema = Readonly<Record<string, unknown>>

export type PathItem = { parameters?: Referable<ParameterObject>[] } & { [method: string]: unknown }

export interface OperationObject {
  operationId?: string
  summary?: string
  parameters?: Referable<ParameterObject>[]
  requestBody?: Referable<RequestBodyObject>
  responses?: Record<string, Referable<ResponseObject>>
  security?: Record<string, string[]>[]
  /** Per profile the fields that replace the operation's own, whole. */
  'x-profiles'?: Record<string, Partial<OperationObject>>
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie'

export interface ParameterObject {
  name: string
  in: ParameterPlace
  required?: boolean
  schema?: Schema
  example?: unknown
  examples?: Record<string, Referable<{ value?: unknown }>>
}

export interface MediaObject {
  schema?: Schema
  example?: unknown
  examples?: Record<string, Referable<{ value?: unknown }>>
}

export interface RequestBodyObject {
  required?: boolean
  content: Record<string, MediaObject>
}

export interface HeaderObject {
  required?: boolean
  schema?: Schema
}

export interface ResponseObject {
  description: string
  headers?: Record<string, Referable<HeaderObject>>
  content?: Record<string, MediaObject>
  /** True where an answer may leave its documented body out. */
  'x-body-optional'?: boolean
  /** The only profile in which the answer exists. */
  'x-profile'?: string
}
