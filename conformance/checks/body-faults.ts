import { mediaType } from '../contract/responses.js'
import { describeFault, type Fault } from '../contract/validators.js'
import { headerValue, isAnswered, type Exchange } from '../http/exchange.js'
import type { Subject } from './check.js'

export interface BodyFaults {
  /** Fields whose only fault is that the text is not in its documented format. */
  formats: string[]
  /** Everything else. */
  structure: string[]
}

/** Keywords that break when a text is in none of its documented formats. */
const OF_FORMATS = new Set(['format', 'pattern', 'anyOf', 'oneOf'])

/** What is wrong with a body by its documented schema; undefined where the contract documents none for it. */
export const bodyFaults = (exchange: Exchange, { documented, validators }: Subject): BodyFaults | undefined => {
  if (!isAnswered(exchange) || !documented || documented.content.size === 0) return undefined
  if (exchange.request.method === 'HEAD') return undefined
  const { reply } = exchange
  const type = mediaType(headerValue(reply.headers, 'content-type') ?? '')
  // a wrong media type is another check's finding; the body is still read as the contract describes it
  const [name, schema] = documented.content.has(type)
    ? ([type, documented.content.get(type)] as const)
    : [...documented.content.entries()][0]!
  if (reply.body === '') {
    return { formats: [], structure: documented.bodyOptional ? [] : [`${reply.status} came without its body`] }
  }
  if (!schema) return { formats: [], structure: [] }
  let value: unknown = reply.body
  if (/[/+]json$/.test(name)) {
    try {
      value = JSON.parse(reply.body)
    } catch (error) {
      return { formats: [], structure: [`the body is not JSON: ${(error as Error).message}`] }
    }
  }
  return divide(validators.check(schema, value))
}

/** Faults by place, told apart by whether they are about a format. */
const divide = (faults: readonly Fault[]): BodyFaults => {
  const places = new Map<string, Fault[]>()
  for (const fault of faults) places.set(fault.at, [...(places.get(fault.at) ?? []), fault])
  const found: BodyFaults = { formats: [], structure: [] }
  for (const [at, here] of places) {
    const aboutFormat =
      here.some(({ keyword }) => keyword === 'format') && here.every(({ keyword }) => OF_FORMATS.has(keyword))
    // an alternative that fails deeper down is told there
    if (here.every(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf') && deeper(places, at)) continue
    found[aboutFormat ? 'formats' : 'structure'].push(here.map(describeFault).join('; '))
  }
  return found
}

const deeper = (places: ReadonlyMap<string, unknown>, at: string): boolean =>
  [...places.keys()].some((place) => place.startsWith(`${at}/`))
