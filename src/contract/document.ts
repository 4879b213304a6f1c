/**
 * The parts of an OpenAPI 3.1 document that the engine reads. Everything else is kept and passed on untouched.
 * @see https://spec.openapis.org/oas/v3.1.1.html
 */
export interface Document {
  openapi: string
  info: { title: string; version: string; [key: string]: unknown }
  servers?: { url: string; description?: string }[]
  security?: SecurityRequirement[]
  paths: Record<string, PathItem>
  components?: { schemas?: Record<string, Schema>; [section: string]: unknown }
  /** Answers of this API where no operation matches, as Responses Objects by the reason. */
  'x-unmatched'?: Record<string, Record<string, ResponseObject | Reference>>
  /** Answers that any operation may give where the server fails, by status. */
  'x-faults'?: Record<string, ResponseObject | Reference>
  [key: string]: unknown
}

export interface Reference {
  $ref: string
}

export type Schema = { [keyword: string]: unknown }
export type SecurityRequirement = Record<string, string[]>
export type Method = 'get' | 'put' | 'post' | 'delete' | 'options' | 'head' | 'patch' | 'trace'
export const METHODS: readonly Method[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

export type PathItem = { parameters?: (ParameterObject | Reference)[] } & { [M in Method]?: OperationObject }

export interface OperationObject {
  operationId?: string
  summary?: string
  description?: string
  tags?: string[]
  parameters?: (ParameterObject | Reference)[]
  requestBody?: RequestBodyObject | Reference
  responses?: Record<string, ResponseObject | Reference>
  security?: SecurityRequirement[]
  [extension: `x-${string}`]: unknown
}

export type ParameterIn = 'path' | 'query' | 'header' | 'cookie'

export interface ParameterObject {
  name: string
  in: ParameterIn
  required?: boolean
  schema?: Schema
  description?: string
  [extension: `x-${string}`]: unknown
}

export interface MediaTypeObject {
  schema?: Schema
  example?: unknown
  examples?: Record<string, { value?: unknown; summary?: string } | Reference>
}

export interface RequestBodyObject {
  required?: boolean
  content: Record<string, MediaTypeObject>
}

export interface HeaderObject {
  required?: boolean
  schema?: Schema
  description?: string
}

export interface ResponseObject {
  description: string
  headers?: Record<string, HeaderObject | Reference>
  content?: Record<string, MediaTypeObject>
  [extension: `x-${string}`]: unknown
}
