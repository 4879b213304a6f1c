import type { PlacedSchema } from './contract.js'
import type { Document, HeaderObject, Referable, ResponseObject } from './document.js'
import { pointer, resolve } from './pointer.js'

export interface DocumentedHeader {
  name: string
  required: boolean
  schema: PlacedSchema | undefined
}

/** One documented answer. */
export interface DocumentedResponse {
  /** `200`, `4XX` or `default`. */
  status: string
  headers: DocumentedHeader[]
  /** Schemas by media type; empty where the answer has no body. */
  content: Map<string, PlacedSchema | undefined>
  bodyOptional: boolean
  /** The only profile in which this answer exists, if it is bound to one. */
  profile: string | undefined
}

export type Responses = Map<string, DocumentedResponse>

/** A media type without its parameters, in lower case. */
export const mediaType = (header: string): string => (header.split(';', 1)[0] ?? '').trim().toLowerCase()

export const readResponses = (
  document: Document,
  responses: Record<string, Referable<ResponseObject>>,
  at: string,
): Responses =>
  new Map(
    Object.entries(responses)
      .filter(([status]) => !status.startsWith('x-'))
      .map(([status, entry]) => [status, readResponse(document, status, entry, `${at}/${status}`)]),
  )

const readResponse = (
  document: Document,
  status: string,
  entry: Referable<ResponseObject>,
  at: string,
): DocumentedResponse => {
  const { value, at: place } = resolve<ResponseObject>(document, entry, at)
  return {
    status,
    headers: Object.entries(value.headers ?? {}).map(([name, header]) => {
      const found = resolve<HeaderObject>(document, header, `${place}${pointer('headers', name)}`)
      const { required = false, schema } = found.value
      return { name: name.toLowerCase(), required, schema: schema && { schema, at: `${found.at}/schema` } }
    }),
    content: new Map(
      Object.entries(value.content ?? {}).map(([type, { schema }]) => [
        mediaType(type),
        schema && { schema, at: `${place}${pointer('content', type, 'schema')}` },
      ]),
    ),
    bodyOptional: value['x-body-optional'] ?? false,
    profile: value['x-profile'],
  }
}

/** The documented answer for a status: the exact one, its range, or `default`. */
export const documentedResponse = (responses: Responses, status: number): DocumentedResponse | undefined =>
  responses.get(String(status)) ?? responses.get(`${Math.floor(status / 100)}XX`) ?? responses.get('default')
