import { readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { parseYaml, Source } from '@redocly/openapi-core'
import type { Document } from '../contract/document.js'
import { METHODS } from '../contract/document.js'
import { suggestion } from '../input/nearest.js'
import { namesIn } from './names-in.js'
import { formatPointer } from './pointer-parts.js'

/** A reference out of the list of requirements that the document does not answer. */
export interface Dangling {
  source: Source
  pointer: string
  message: string
}

type Entry = Readonly<Record<string, unknown>>

/** The list of requirements beside a document: `requirements.yaml` for `openapi.yaml`, else `<name>.requirements.yaml`. */
export const requirementsFile = (document: string): string => {
  const { dir, name } = parse(document)
  return join(dir, name === 'openapi' ? 'requirements.yaml' : `${name}.requirements.yaml`)
}

/** What the requirements refer to and the document does not have. */
export const readRequirements = (file: string, root: Document): Dangling[] => {
  const source = new Source(file, readFileSync(file, 'utf8'))
  const at = (path: (string | number)[], message: string): Dangling => ({
    source,
    pointer: formatPointer(path),
    message,
  })
  let data: unknown
  try {
    data = parseYaml(source.body)
  } catch (error) {
    return [at([], `The requirements cannot be read: ${(error as Error).message.split('\n', 1)[0]}`)]
  }
  const inner = (data as { requirements?: unknown } | null)?.requirements
  const base = Array.isArray(inner) ? ['requirements'] : []
  const entries = [inner ?? data].flat()
  const operations = operationsById(root)
  return entries.flatMap((entry, i) => {
    if (entry === null || typeof entry !== 'object') return []
    return dangling(entry as Entry, root, operations).map(({ path, message }) => at([...base, i, ...path], message))
  })
}

const operationsById = (root: Document): Map<string, Entry> =>
  new Map(
    Object.values(root.paths ?? {}).flatMap((item) =>
      METHODS.flatMap((method) => {
        const operation = item?.[method]
        // parameters of the path belong to each of its operations
        return operation?.operationId
          ? [[operation.operationId, { ...operation, shared: item.parameters }] as const]
          : []
      }),
    ),
  )

const texts = (value: unknown): string[] => [value ?? []].flat().map(String)

const dangling = (entry: Entry, root: Document, known: ReadonlyMap<string, Entry>) => {
  const named = texts(entry['operations'])
  const found = named.flatMap((id, i) =>
    known.has(id)
      ? []
      : [{ path: ['operations', i], message: `There is no operation "${id}"; ${suggestion(id, [...known.keys()])}` }],
  )
  // what an unknown operation would have is unknown
  if (found.length > 0) return found
  const mine = named.length > 0 ? named.map((id) => known.get(id)!) : [...known.values()]
  const unmatched = Object.values(root['x-unmatched'] ?? {})
  const faults = (root['x-faults'] ?? {}) as Entry
  const statuses = [...mine.map(({ responses }) => (responses ?? {}) as Entry), ...unmatched, faults].flatMap(
    Object.keys,
  )
  const names = namesIn(root, [mine, unmatched, faults])
  const isStatus = (status: string) => statuses.some((one) => [status, `${status[0]}XX`, 'default'].includes(one))
  return [
    ...texts(entry['statuses']).flatMap((status, i) =>
      isStatus(status)
        ? []
        : [{ path: ['statuses', i], message: `No answer of these operations has the status ${status}` }],
    ),
    ...texts(entry['fields']).flatMap((field, i) => {
      const wrong = names.has(field) ? undefined : partsOf(field).find((part) => !names.has(part))
      const message = `No message of these operations has the field "${wrong}"; ${suggestion(wrong ?? '', [...names])}`
      return wrong === undefined ? [] : [{ path: ['fields', i], message }]
    }),
  ]
}

/** `sessions[].id` and `sessions.0.id` are the fields sessions and id. */
const partsOf = (field: string): string[] => field.split(/[.[\]]+/).filter((part) => part !== '' && !/^\d+$/.test(part))
