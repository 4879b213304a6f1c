import type { Operation } from '../../../src/contract/contract.js'
import type { Sent } from '../../../src/testing/harness.js'
import type { LiveCall } from '../subjects/subject.js'
import { pathOf, sentOf } from './render-call.js'

/** A request beside the contract, made of one that succeeds. */
export interface OddRequest {
  method: string
  target: string
  sent: Sent
}

/** Shorter texts are no ids. */
const SHORTEST_ID = 6

const NEAR_MISSES: readonly ((own: string) => string)[] = [
  (own) => `${own.slice(0, -1)}*`,
  (own) => `${own}\0`,
  (own) => `${own}\r\nx`,
]

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND']

const HEADERS: readonly Record<string, string>[] = [{ accept: ';;;q=,,/' }, { 'x-long': 'a'.repeat(6000) }]

/** Everything about a request that can be odd apart from its values: ids nearly right, methods, paths, bodies, headers. */
export const oddRequests = (operation: Operation, call: LiveCall): OddRequest[] => {
  const { method } = operation
  const [target, sent] = [pathOf(operation, call), sentOf(call)]
  return [
    ...nearMisses(operation, call),
    ...METHODS.filter((other) => other !== method).map((other) => ({ method: other, target, sent })),
    ...[`${target}/x`, `${target}x`].map((other) => ({ method, target: other, sent })),
    ...operation.parameters
      .filter(({ in: place }) => place === 'query')
      .map(({ name }) => ({ method, target: `${target}?${name}=a&${name}=a`, sent })),
    ...HEADERS.map((headers) => ({ method, target, sent: { ...sent, headers: { ...sent.headers, ...headers } } })),
    ...bodies(call).map(({ type, body }) => {
      const headers = { ...sent.headers, ...(type === undefined ? {} : { 'content-type': type }) }
      return { method, target, sent: { headers, body } }
    }),
  ]
}

/** Each id of a call, alone, in a form that only a careless reader takes for it. */
const nearMisses = (operation: Operation, call: LiveCall): OddRequest[] =>
  (['path', 'form', 'json'] as const).flatMap((place) =>
    Object.entries(call[place] ?? {}).flatMap(([name, own]) => {
      if (typeof own !== 'string' || own.length < SHORTEST_ID) return []
      return NEAR_MISSES.map((near) => {
        const missed = { ...call, [place]: { ...call[place], [name]: near(own) } }
        return { method: operation.method, target: pathOf(operation, missed), sent: sentOf(missed) }
      })
    }),
  )

/** The body of a call as another kind, as none, broken, and as what no client sends; nothing where it has none. */
const bodies = ({ json, form }: LiveCall): { type: string | undefined; body: string }[] => {
  if (json === undefined && form === undefined) return []
  const text = form ? new URLSearchParams(form).toString() : JSON.stringify(json)
  const asJson = JSON.stringify(json ?? form)
  const [own, type] = form ? [text, 'application/x-www-form-urlencoded'] : [asJson, 'application/json']
  return [
    { type: 'application/xml', body: own },
    { type: undefined, body: own },
    { type: `${type}; charset=klingon`, body: own },
    { type: 'application/json', body: asJson.slice(0, -1) },
    { type: 'application/json', body: `[${asJson}]` },
    { type: 'application/json', body: `{"__proto__":{"x":1},"constructor":{"prototype":1}}` },
    { type: 'application/x-www-form-urlencoded', body: `${text}&=&&%zz=%C3%28` },
  ]
}
