import type { Contract, Operation } from '../contract/contract.js'
import type { HeaderObject, MediaTypeObject, Reference, ResponseObject, Schema } from '../contract/document.js'
import { follow } from '../contract/pointer.js'

/** One status that a contract documents for an operation, with everything that an answer needs. */
export interface DocumentedAnswer {
  status: number
  /** The media type of the body; undefined where there is none. */
  type: string | undefined
  /** The bodies by the names of their examples, in the contract's order. */
  examples: ReadonlyMap<string, unknown>
  /** An example of each header that must be there. */
  headers: Readonly<Record<string, string>>
}

export type DocumentedAnswers = ReadonlyMap<number, DocumentedAnswer>

const known = new WeakMap<Operation, DocumentedAnswers>()

/**
 * What an operation may answer, by status: its own responses in the contract's profile, and those that every operation
 * gives where the server fails (`x-faults`). Read once per operation.
 */
export const documentedAnswers = (contract: Contract, operation: Operation): DocumentedAnswers => {
  const found = known.get(operation) ?? read(contract, operation)
  known.set(operation, found)
  return found
}

const read = ({ document, profile }: Contract, { object }: Operation): DocumentedAnswers => {
  const responses = { ...document['x-faults'], ...object.responses }
  const answers = new Map<number, DocumentedAnswer>()
  for (const [status, written] of Object.entries(responses)) {
    if (!/^\d{3}$/.test(status)) continue
    const { value } = follow<ResponseObject>(document, written, '')
    if ((value['x-profile'] ?? profile) !== profile) continue
    const [type, media] = Object.entries(value.content ?? {})[0] ?? []
    answers.set(Number(status), {
      status: Number(status),
      type,
      examples: examplesOf(document, media),
      headers: requiredHeaders(document, value.headers ?? {}),
    })
  }
  return new Map([...answers].sort(([a], [b]) => a - b))
}

const examplesOf = (document: unknown, media: MediaTypeObject | undefined): Map<string, unknown> => {
  const named = Object.entries(media?.examples ?? {}).map(([name, written]): [string, unknown] => [
    name,
    follow<{ value?: unknown }>(document, written, '').value.value,
  ])
  return new Map(named.length === 0 && media?.example !== undefined ? [['example', media.example]] : named)
}

const requiredHeaders = (document: unknown, headers: Record<string, HeaderObject | Reference>) => {
  const values: Record<string, string> = {}
  for (const [name, written] of Object.entries(headers)) {
    const header = follow<HeaderObject & { example?: unknown }>(document, written, '').value
    if (!header.required) continue
    const schema = header.schema && follow<Schema>(document, header.schema, '').value
    const value = header.example ?? exampleOf(schema ?? {})
    if (value !== undefined) values[name.toLowerCase()] = String(value as string | number | boolean)
  }
  return values
}

const exampleOf = ({ example, examples, const: only, default: usual, enum: values }: Schema): unknown =>
  example ?? (examples as unknown[] | undefined)?.[0] ?? only ?? usual ?? (values as unknown[] | undefined)?.[0]
