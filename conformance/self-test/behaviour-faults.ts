import type { Operation } from '../contract/contract.js'
import { headerValue, jsonBody, type Reply, type SentRequest } from '../http/exchange.js'
import { changesNothing } from '../target/touched.js'
import { isSuccess, kindOf, type Fault, type Kind } from './fault.js'

/** Answers of one operation in the run without faults, one of each kind. */
export type Samples = ReadonlyMap<Kind, Reply>

/** What can be wrong with what an implementation does: refusals, effects, reads, lists, parameters. */
export const behaviourFaults = (operation: Operation, samples: Samples, sent: readonly SentRequest[]): Fault[] => [
  ...refusalFaults(operation, samples),
  ...(changesNothing(operation.method) ? readFaults(operation, samples) : effectFaults(operation, samples)),
  ...parameterFaults(operation, sent),
  { does: `breaks the connection off (${operation.id})`, operation: operation.id, answer: async () => 'broken off' },
]

const refusalFaults = (operation: Operation, samples: Samples): Fault[] => {
  const [success] = [...samples].find(([kind]) => isSuccess(kind)) ?? []
  const refusals = [...samples.keys()].filter((kind) => !isSuccess(kind) && !/^(429|5\d\d)/.test(kind))
  const instead = (does: string, when: Kind, what: Kind): Fault => ({
    does: `${does} (${operation.id})`,
    operation: operation.id,
    async answer({ handOn }) {
      const reply = await handOn()
      return reply && kindOf(reply) === when ? samples.get(what) : undefined
    },
  })
  return refusals.flatMap((kind, i) => {
    const other = refusals[(i + 1) % refusals.length]!
    return [
      ...(success === undefined ? [] : [instead(`says that all is well where it refuses with ${kind}`, kind, success)]),
      ...(other === kind ? [] : [instead(`refuses with ${other} where it has to refuse with ${kind}`, kind, other)]),
      ...(success !== undefined && i === 0 ? [instead(`refuses with ${kind} what it has to do`, success, kind)] : []),
    ]
  })
}

/** Requests are kept back only where they succeeded before: what is refused has no effect anyway. */
const effectFaults = (operation: Operation, samples: Samples): Fault[] => {
  const [success] = [...samples].find(([kind]) => isSuccess(kind)) ?? []
  if (success === undefined) return []
  const succeeds = (before: Kind | undefined) => before !== undefined && isSuccess(before)
  return [
    {
      does: `says that it is done and does nothing (${operation.id})`,
      operation: operation.id,
      answer: async ({ before }) => (succeeds(before) ? samples.get(before!) : undefined),
    },
    {
      does: `does it and says that it failed (${operation.id})`,
      operation: operation.id,
      async answer({ handOn }) {
        const reply = await handOn()
        return reply && isSuccess(kindOf(reply)) ? { ...reply, status: 503 } : undefined
      },
    },
  ]
}

const readFaults = (operation: Operation, samples: Samples): Fault[] => {
  const success = [...samples].find(([kind]) => isSuccess(kind))?.[1]
  const remembered =
    (does: string, key: (path: string) => string, unlike: boolean): (() => Fault) =>
    () => {
      const known = new Map<string, Reply>()
      return {
        does: `${does} (${operation.id})`,
        operation: operation.id,
        async answer({ path, handOn }) {
          const reply = await handOn()
          if (!reply) return undefined
          const before = unlike ? [...known].find(([other]) => other !== key(path))?.[1] : known.get(key(path))
          if (isSuccess(kindOf(reply)) && (unlike || !before)) known.set(key(path), reply)
          const usable = before && (unlike ? isSuccess(kindOf(reply)) : true) && before.body !== reply.body
          return usable ? before : undefined
        },
      }
    }
  return [
    remembered('goes on showing what it showed first', (path) => path, false)(),
    remembered("shows somebody else's", (path) => path.replace(/\?.*$/s, ''), true)(),
    ...(success ? listFaults(operation, jsonBody(success)) : []),
  ]
}

type List = readonly unknown[]

/** Of a body that is a list, or an object with one. */
const listFaults = (operation: Operation, sample: unknown): Fault[] => {
  const name = Array.isArray(sample) ? '' : Object.entries(sample ?? {}).find(([, value]) => Array.isArray(value))?.[0]
  if (name === undefined) return []
  const listing = (does: string, least: number, change: (list: List) => List): Fault => ({
    does: `${does} (${operation.id})`,
    operation: operation.id,
    async answer({ handOn }) {
      const reply = await handOn()
      const body = reply && isSuccess(kindOf(reply)) ? jsonBody(reply) : undefined
      const list = name === '' ? body : (body as Record<string, unknown> | undefined)?.[name]
      if (!Array.isArray(list) || list.length < least) return undefined
      const next = change(list)
      return { ...reply!, body: JSON.stringify(name === '' ? next : { ...(body as object), [name]: next }) }
    },
  })
  return [
    listing('leaves the last entry of the list out', 1, (list) => list.slice(0, -1)),
    listing('lists an entry twice', 1, (list) => [...list, list[0]]),
    listing('lists nothing', 1, () => []),
    // where nobody can ask for an order, none is promised
    ...(operation.parameters.some(({ name }) => /order|sort/i.test(name))
      ? [listing('turns the order of the list around', 2, (list) => [...list].reverse())]
      : []),
  ]
}

/**
 * Parameters that are ignored or turned over on their way. Calls that change something keep all but their flags: without
 * the others they might reach further than this run may.
 */
const parameterFaults = (operation: Operation, sent: readonly SentRequest[]): Fault[] => {
  const safe = changesNothing(operation.method)
  const names = new Set(sent.flatMap((request) => [...pairsOf(request)].map(([name]) => name)))
  const flags = new Set(
    sent.flatMap((request) => [...pairsOf(request)].filter(([, value]) => isFlag(value)).map(([name]) => name)),
  )
  const rewriting = (does: string, change: (pairs: URLSearchParams) => boolean): Fault => ({
    does: `${does} (${operation.id})`,
    operation: operation.id,
    async answer({ request, handOn, before }) {
      if (before === undefined || !isSuccess(before)) return undefined
      const changed = rewrite(request, change)
      return changed && handOn(changed)
    },
  })
  return [...names].flatMap((name) => [
    ...(safe || flags.has(name)
      ? [
          rewriting(`ignores the parameter ${name}`, (pairs) => {
            if (!pairs.has(name) || (!safe && !isFlag(pairs.get(name)!))) return false
            pairs.delete(name)
            return true
          }),
        ]
      : []),
    ...(flags.has(name)
      ? [
          rewriting(`turns the flag ${name} over`, (pairs) => {
            const value = pairs.get(name)
            if (value === null || !isFlag(value)) return false
            pairs.set(name, value === 'true' ? 'false' : 'true')
            return true
          }),
        ]
      : []),
  ])
}

const isFlag = (value: string): boolean => value === 'true' || value === 'false'

const isForm = ({ headers }: SentRequest): boolean =>
  (headerValue(headers, 'content-type') ?? '').includes('x-www-form-urlencoded')

const pairsOf = (request: SentRequest): URLSearchParams => {
  const query = request.url.split('?', 2)[1] ?? ''
  return new URLSearchParams(isForm(request) && typeof request.body === 'string' ? request.body : query)
}

const rewrite = (request: SentRequest, change: (pairs: URLSearchParams) => boolean): SentRequest | undefined => {
  const pairs = pairsOf(request)
  if (!change(pairs)) return undefined
  if (!isForm(request)) {
    const text = pairs.toString()
    return { ...request, url: request.url.replace(/\?.*$/s, '') + (text === '' ? '' : `?${text}`) }
  }
  const body = pairs.toString()
  const headers = request.headers.map(([name, value]) =>
    name.toLowerCase() === 'content-length'
      ? ([name, String(Buffer.byteLength(body))] as const)
      : ([name, value] as const),
  )
  return { ...request, headers, body }
}
