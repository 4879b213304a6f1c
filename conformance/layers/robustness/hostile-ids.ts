import type { Live } from '../../apis/requests.js'
import { encodeSegment } from '../../http/build-request.js'
import { decode } from '../../contract/route.js'
import { headerValue, type Exchange } from '../../http/exchange.js'
import type { Stage, Story } from '../../run/story.js'
import { asOf, hasSucceeded, type Subject as Operation } from '../generated/calls.js'
import { draftOf, toCall } from '../generated/request.js'
import { fieldsOf, shapeOf } from '../generated/shape.js'
import { takesBodies } from './hostile-bodies.js'
import { callerOf, chosen, isRead, liveOrNobodys, snapshot, stands, type Subject } from './subject.js'

/** An id made to confuse: percent-encoded as it goes into a path; undefined where it would make none of the own id. */
interface Hostile {
  what: string
  make(own: string): string | undefined
  /** Only a path can have it. */
  raw?: boolean
}

/** Of a shorter id the beginning may be somebody else's. */
const LONG = 12

/** Only of ids with both: those that have one alone may be a form that case does not matter to. */
const swapped = (own: string): string | undefined => {
  const other = [...own].map((letter) => (/[a-z]/.test(letter) ? letter.toUpperCase() : letter.toLowerCase())).join('')
  return /[a-z]/.test(own) && /[A-Z]/.test(own) ? encodeSegment(other) : undefined
}

/**
 * Near misses are near to an id of the run itself, so that a server that is taken in harms nobody else. Lengths are such
 * that the layers in front of a server read them before they refuse.
 */
const HOSTILE: readonly Hostile[] = [
  { what: 'quotes', make: (own) => encodeSegment(`${own}'";--`) },
  { what: 'an asterisk in place of the last letter', make: (own) => encodeSegment(`${own.slice(0, -1)}*`) },
  { what: 'a percent sign in place of the last letter', make: (own) => encodeSegment(`${own.slice(0, -1)}%`) },
  { what: 'an id and a zero byte', make: (own) => `${encodeSegment(own)}%00` },
  { what: 'an id and a line break', make: (own) => `${encodeSegment(own)}%0D%0AX-Injected:%201` },
  { what: 'an id that is encoded twice', make: (own) => encodeSegment(encodeFirst(own)) },
  {
    what: 'an id without its last letter',
    make: (own) => (own.length < LONG ? undefined : encodeSegment(own.slice(0, -1))),
  },
  { what: 'an id with capitals and small letters swapped', make: swapped },
  { what: 'markup, templates and many scripts', make: () => encodeSegment('<b>{{7*7}}${7*7}</b>zoë-Ωж中😀\u202E') },
  { what: '4000 letters', make: () => 'a'.repeat(4000) },
  { what: 'encoded slashes', raw: true, make: () => '..%2F..%2Fno-such-thing' },
  { what: 'percent signs that encode nothing, or no UTF-8', raw: true, make: () => '%zz%C3%28%FF' },
]

/** An id with its first byte percent-encoded: what one decoding too many takes for the id itself. */
const encodeFirst = (id: string): string => {
  const [first = '', ...rest] = id
  const bytes = [...Buffer.from(first)].map((byte) => `%${byte.toString(16).padStart(2, '0').toUpperCase()}`)
  return [...bytes, ...rest].join('')
}

/** A run that only reads is a short one. */
const MOST_READ_ONLY = 1

/**
 * Gives each of the others one, by chance, and the rest to the first; where the first may fail by what an id looks like, the
 * others get all.
 */
const deal = <T>(
  all: readonly Hostile[],
  others: readonly T[],
  random: Stage['random'],
  mayFail: boolean,
): [Hostile[], Map<T, Hostile[]>] => {
  if (mayFail) return [[...all], new Map(others.map((other) => [other, [...all]]))]
  const left = [...all]
  const dealt = new Map(others.map((other) => [other, left.splice(random.below(left.length), 1)]))
  return [left, dealt]
}

/** Ids that are hostile are nobody's: nothing succeeds for them, nothing ends, and the server goes on. */
export const hostileIds = (subject: Subject, requirement: string): Story => ({
  title: 'Ids made to confuse are refused, and nothing ends by them',
  covers: [requirement],
  async run(t) {
    const first = chosen(subject, t)
    const live = await liveOrNobodys(t, first)
    const before = await snapshot(live)
    const others = subject.operations.filter(
      (other) => other !== first && (!t.target.readOnly || isRead(other)) && (fits(other, live) || namesInBody(other)),
    )
    const [own, rest] = deal(
      HOSTILE,
      t.target.readOnly ? [] : others,
      t.random,
      first.api.namedServerError !== undefined,
    )
    await attack(t, first, live, t.target.readOnly ? own.slice(-MOST_READ_ONLY) : own, requirement)
    for (const other of rest.keys()) {
      // without its body a call is refused whatever the id
      const borrowed = fits(other, live) && (!takesBodies(other) || live.body !== undefined)
      const theirs = borrowed ? live : await other.liveOperation.live(t)
      await attack(t, other, theirs, rest.get(other)!, requirement)
    }
    const after = await snapshot(live)
    t.check(requirement, after === before, `after calls for hostile ids there is ${after} where there was ${before}`)
    // where nothing can have ended, the next story shows as well that the server goes on
    if (!live.there || t.target.readOnly) return
    const control = await t.call(first.operation.id, toCall(draftOf(live, mediaOf(first))), asOf(live))
    t.check(
      requirement,
      hasSucceeded(first, control.reply),
      `afterwards a call in order is answered with ${control.reply.status}`,
      control,
    )
    if (hasSucceeded(first, control.reply)) await first.liveOperation.settle?.(t, control)
  },
})

/** Whether the live things suffice for the path of another operation. */
const fits = ({ operation }: Operation, live: Live): boolean => {
  const names = operation.parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name)
  return names.length > 0 && names.every((name) => live.path?.[name] !== undefined)
}

/** Whether an operation names what it is about in its body, by a text. */
const namesInBody = ({ contract, operation, liveOperation }: Operation): boolean => {
  const schema = [...(operation.body?.content.values() ?? [])][0]?.schema
  const shape = schema && !operation.path.includes('{') ? shapeOf(contract, schema) : undefined
  const field = shape && fieldsOf(shape).find(({ name }) => name === liveOperation.names?.[0])
  return field !== undefined && shapeOf(contract, field.placed)?.type !== 'array'
}

const attack = async (
  t: Stage,
  subject: Operation,
  live: Live,
  hostile: readonly Hostile[],
  requirement: string,
): Promise<void> => {
  const as = await callerOf(t, subject, live)
  for (const each of hostile) {
    const sent = twist(t, subject, live, as, each)
    if (!sent) continue
    const exchange = await sent
    const what = `${subject.operation.id} for ${each.what}`
    if (!stands(t, subject, requirement, exchange, what) || !exchange.reply) continue
    const injected = headerValue(exchange.reply.headers, 'x-injected') !== undefined
    t.check(requirement, !injected, `${what}: the line break made a header of the answer`, exchange)
    // encoded slashes may lead to other paths, and those may be there
    if (each.raw) continue
    t.check(
      requirement,
      !hasSucceeded(subject, exchange.reply),
      `${what} is answered with ${exchange.reply.status} as if it were there`,
      exchange,
    )
  }
}

/** Sends a live request with a hostile id in place of the last in the path, or of the first that its body names. */
const twist = (
  t: Stage,
  subject: Operation,
  live: Live,
  as: Awaited<ReturnType<typeof callerOf>>,
  { make, raw }: Hostile,
): Promise<Exchange> | undefined => {
  const { operation, liveOperation } = subject
  const name = operation.parameters.findLast(({ in: place }) => place === 'path')?.name
  if (name !== undefined) {
    const hostile = make(String(live.path![name]))
    if (hostile === undefined) return undefined
    t.invented(decode(hostile))
    const path = operation.path.replace(/\{([^}]+)\}/g, (_, key: string) =>
      key === name ? hostile : encodeSegment(String(live.path![key])),
    )
    return t.attemptSend({ method: operation.method, path, ...bodyOf(live) }, as)
  }
  const [field] = liveOperation.names ?? []
  const own = (live.body as Record<string, unknown> | undefined)?.[field ?? '']
  const made = raw || typeof own !== 'string' ? undefined : make(own)
  if (made === undefined) return undefined
  const hostile = t.invented(decode(made))
  const draft = draftOf({ ...live, body: { ...(live.body as object), [field!]: hostile } }, mediaOf(subject))
  return t.attempt(operation.id, toCall(draft), { ...as, intent: 'beside' })
}

const bodyOf = ({ body }: Live): { headers: [string, string][]; body: string } | object =>
  body === undefined ? {} : { headers: [['content-type', 'application/json']], body: JSON.stringify(body) }

const mediaOf = ({ operation }: Operation): string | undefined => [...(operation.body?.content.keys() ?? [])][0]
