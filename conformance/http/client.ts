import { findRoute } from '../contract/route.js'
import type { Contract } from '../contract/contract.js'
import { CannotJudge, OwnFault, Unavailable } from '../run/stops.js'
import type { Ownership } from '../target/ownership.js'
import type { Target } from '../target/target.js'
import { changesNothing, touchedIds, type Draft } from '../target/touched.js'
import type { BuiltRequest } from './build-request.js'
import { headerValue, type Exchange, type HeaderLines, type Intent, type SentRequest } from './exchange.js'
import { retryAfter } from './retry-after.js'
import type { Outcome, Transport } from './transport.js'

/** On whose behalf a request goes out. */
export interface Scope {
  layer: string
  story: string
}

export interface SendOptions {
  intent: Intent
  /** False to get a 429 handed over instead of waiting for it to pass. */
  patient?: boolean
}

export interface ClientOptions {
  target: Target
  contract: Contract
  /** Names of the query and body fields whose values are ids. */
  idNames: readonly string[]
  ownership: Ownership
  /** Why a request might touch what it does not name. */
  endangers?: ((draft: Draft, owns: (id: string) => boolean) => string | undefined) | undefined
  transport: Transport
  /** Real milliseconds since the epoch. */
  now: () => number
  /** Moves the target's clock on where a driver can; answers whether it did. */
  skipTime: (milliseconds: number) => Promise<boolean>
  /** The moment after which nothing is sent any more. */
  deadline: number
  /** The most requests that a run may send. */
  mostRequests: number
  /** Requests per second, if limited. */
  maxRps?: number | undefined
  userAgent: string
  onExchange: (exchange: Exchange) => void
}

export interface Client {
  /** Sends one request and waits out rate limits. Throws only where nothing can or may be sent. */
  send(request: BuiltRequest, scope: Scope, options: SendOptions): Promise<Exchange>
  /**
   * Sends requests on one connection, all before the first answer. Throws where one may not be sent, or where a proxy is in
   * between.
   */
  together(requests: readonly BuiltRequest[], scope: Scope, intent: Intent): Promise<Exchange[]>
  readonly sent: number
}

/** How often a 429 is waited for before its request is given up. */
const MOST_WAITS = 4

/** How often of these the target's clock is moved; one that does not follow is waited for in real time. */
const MOST_SKIPS = 2

/** The clock is moved by an hour at most: no limit lasts longer, and a header may say anything. */
const LONGEST_SKIP = 3_600_000

/** When the target has gone away, so many requests in a row make sure of it. */
const MOST_UNREACHABLE = 3

export const createClient = (options: ClientOptions): Client => {
  const { target, contract, ownership, transport, now, skipTime, deadline, mostRequests, maxRps } = options
  let sent = 0
  let answered = false
  let unreachable = 0
  let earliest = 0

  const guard = (request: BuiltRequest): void => {
    if (now() > deadline) throw new Unavailable('the time of the run (--budget) is used up')
    if (sent >= mostRequests) throw new Unavailable(`the run has sent its ${mostRequests} requests`)
    if (unreachable >= MOST_UNREACHABLE) throw new Unavailable('the target stopped answering')
    if (changesNothing(request.method)) return
    if (target.readOnly) throw new Unavailable(`--read-only: ${request.method} is not sent`)
    const strange = touchedIds(contract, options.idNames, request).find((id) => !ownership.owns(id))
    if (strange !== undefined) {
      throw new OwnFault(
        `${request.method} ${request.path} names "${strange}", which this run neither made nor was given`,
      )
    }
    const danger = options.endangers?.(request, ownership.owns)
    if (danger !== undefined) throw new Unavailable(`${request.method} ${request.path} is not sent: ${danger}`)
  }

  const keepPace = async (): Promise<void> => {
    if (maxRps === undefined) return
    const wait = earliest - now()
    earliest = Math.max(earliest, now()) + 1000 / maxRps
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
  }

  const toWire = (request: BuiltRequest): SentRequest => ({
    method: request.method,
    url: `${target.baseUrl}${request.path}${request.query === '' ? '' : `?${request.query}`}`,
    headers: complete(request, options.userAgent),
    ...(request.body === undefined ? {} : { body: request.body }),
  })

  /** Makes an exchange of a request that went out, and tells of it. */
  const told = (
    request: BuiltRequest,
    wire: SentRequest,
    outcome: Outcome,
    about: Scope & { id: string; intent: Intent; startedAt: number },
  ): Exchange => {
    const route = findRoute(contract, request.method, request.path)
    const exchange: Exchange = {
      ...about,
      operation: 'operation' in route ? route.operation.id : undefined,
      unmatched: 'unmatched' in route ? route.unmatched : undefined,
      request: wire,
      ...outcome,
      milliseconds: now() - about.startedAt,
    }
    answered ||= exchange.reply !== undefined
    unreachable = exchange.failure?.kind === 'unreachable' || exchange.failure?.kind === 'proxy' ? unreachable + 1 : 0
    if (!answered && exchange.failure && /^(unreachable|tls|proxy)$/.test(exchange.failure.kind)) {
      throw new CannotJudge(`the target ${target.baseUrl} cannot be reached: ${exchange.failure.message}`)
    }
    options.onExchange(exchange)
    return exchange
  }

  const once = async (request: BuiltRequest, scope: Scope, intent: Intent): Promise<Exchange> => {
    guard(request)
    await keepPace()
    sent += 1
    const id = `e${sent}`
    const wire = toWire(request)
    const startedAt = now()
    return told(request, wire, await transport.send(wire), { id, ...scope, intent, startedAt })
  }

  return {
    async together(requests, scope, intent) {
      const ids: string[] = []
      for (const request of requests) {
        guard(request)
        await keepPace()
        sent += 1
        ids.push(`e${sent}`)
      }
      const wires = requests.map(toWire)
      const startedAt = now()
      const outcomes = await transport.together?.(wires)
      if (!outcomes) throw new Unavailable('a proxy is in between, which has connections of its own')
      return requests.map((request, i) =>
        told(request, wires[i]!, outcomes[i]!, { id: ids[i]!, ...scope, intent, startedAt }),
      )
    },
    get sent() {
      return sent
    },
    async send(request, scope, { intent, patient = true }) {
      for (let waits = 0; ; waits++) {
        const exchange = await once(request, scope, intent)
        if (exchange.reply?.status !== 429 || !patient) return exchange
        const wait = retryAfter(exchange.reply, now()) ?? 1000
        if (waits < MOST_SKIPS && wait <= LONGEST_SKIP && (await skipTime(wait))) continue
        if (waits >= MOST_WAITS || now() + wait > deadline) {
          throw new Unavailable(`the target keeps answering 429 and asks to wait ${Math.ceil(wait / 1000)} s`)
        }
        await new Promise((resolve) => setTimeout(resolve, wait))
      }
    },
  }
}

/** The headers that every request has; a story's own win. */
const complete = (request: BuiltRequest, userAgent: string): HeaderLines => {
  const { headers, body } = request
  const defaults: [string, string][] = [
    ['accept', 'application/json'],
    ['accept-encoding', 'gzip, deflate, br'],
    ['user-agent', userAgent],
  ]
  // node leaves the length out for methods that usually have no body, and servers then drop it
  if (body !== undefined && headerValue(headers, 'transfer-encoding') === undefined) {
    defaults.push(['content-length', String(Buffer.byteLength(body as string))])
  }
  return [...headers, ...defaults.filter(([name]) => headerValue(headers, name) === undefined)]
}
