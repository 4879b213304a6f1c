import type { Call, RawInput } from './call.js'
import type { HttpRequest } from './http.js'

/** Told which of the parameters and body fields that were sent are read by a behaviour or a vendor's stage. */
export interface ReadWatch {
  /** Whether it is of interest that this part of an operation's input is read; false saves the effort. */
  wants(operation: string, place: Place, name: string): boolean
  read(operation: string, place: Place, name: string): void
}

export type Place = 'path' | 'query' | 'header' | 'cookie' | 'body'

const PLACES: readonly Place[] = ['path', 'query', 'header', 'cookie', 'body']

const isFields = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/**
 * Puts reporters in the place of what was sent, where anything in it is of interest, and returns how to take them away
 * again. Reading a body's field is reading everything below it.
 * @param copying whether a copy of all fields (`{ ...body }`, `Object.entries(body)`) reads each of them: it does where a
 * behaviour keeps them, and does not where a stage only looks through them.
 */
export const watchReads = (call: Call<RawInput>, watch: ReadWatch, copying: boolean): (() => void) | undefined => {
  const { operation, request } = call
  const raw: Partial<Record<Place, unknown>> = {}
  const noted: Partial<Record<Place, unknown>> = {}
  for (const place of PLACES) {
    const part = call.input[place]
    if (!isFields(part) || !isOfInterest(part, operation.id, place, watch)) continue
    raw[place] = part
    noted[place] = noteReads(part, (name) => watch.read(operation.id, place, name), copying)
  }
  const headers = watchHeaders(call, watch)
  const places = Object.keys(noted) as Place[]
  if (places.length === 0 && headers === request.headers) return undefined
  const own = call as { request: HttpRequest; input: RawInput }
  own.input = { ...call.input, ...(noted as Partial<RawInput>) }
  own.request = headers === request.headers ? request : { ...request, headers }
  return () => {
    own.request = request
    // a stage may have put something else in the place of a part
    for (const place of places) {
      if (own.input[place] === noted[place]) own.input[place] = raw[place] as RawInput['query']
    }
  }
}

/** Vendors' stages read some documented headers raw. */
const watchHeaders = ({ operation, request }: Call<RawInput>, watch: ReadWatch): Readonly<Record<string, string>> => {
  const sent = new Map<string, string>()
  for (const { in: place, name } of operation.parameters) {
    const lower = name.toLowerCase()
    if (place === 'header' && lower in request.headers && watch.wants(operation.id, 'header', name))
      sent.set(lower, name)
  }
  if (sent.size === 0) return request.headers
  const note = (lower: string) => {
    const name = sent.get(lower)
    if (name !== undefined) watch.read(operation.id, 'header', name)
  }
  return noteReads(request.headers, note, false)
}

const isOfInterest = (part: object, operation: string, place: Place, watch: ReadWatch): boolean => {
  for (const name in part) if (watch.wants(operation, place, name)) return true
  return false
}

const noteReads = <T extends object>(part: T, note: (name: string) => void, copying: boolean): T => {
  let copied: string | symbol | undefined
  return new Proxy(part, {
    get(target, name) {
      if (typeof name === 'string' && name !== copied) note(name)
      copied = undefined
      return Reflect.get(target, name)
    },
    has(target, name) {
      if (typeof name === 'string') note(name)
      return Reflect.has(target, name)
    },
    // whoever copies an object asks for each property's descriptor just before its value
    getOwnPropertyDescriptor(target, name) {
      if (!copying) copied = name
      return Reflect.getOwnPropertyDescriptor(target, name)
    },
  })
}
