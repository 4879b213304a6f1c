import type { Contract } from '../contract/contract.js'
import { findRoute } from '../contract/route.js'

/** Path and query of a URL below a base, as they stand there; undefined for what is elsewhere. */
export const below = (url: string, base: string): string | undefined => {
  if (!url.startsWith(base)) return undefined
  const rest = url.slice(base.length)
  return rest === '' || rest.startsWith('/') || rest.startsWith('?') ? rest.replace(/^(?!\/)/, '/') : undefined
}

/**
 * The base URL that most of the requests were made to, found by the operations that the ends of their paths lead to.
 * Undefined where none leads to any.
 */
export const guessBase = (
  contract: Contract,
  requests: readonly { method: string; url: string }[],
): string | undefined => {
  const votes = new Map<string, number>()
  for (const { method, url } of requests) {
    for (const base of basesOf(contract, method, url)) votes.set(base, (votes.get(base) ?? 0) + 1)
  }
  // of equals the longest: "/slack/api" leaves less to chance than "/slack"
  return [...votes].sort(([a, m], [b, n]) => n - m || b.length - a.length)[0]?.[0]
}

const basesOf = (contract: Contract, method: string, url: string): string[] => {
  const { origin } = new URL(url)
  const path = url.slice(url.indexOf('/', url.indexOf('//') + 2)).replace(/[?#].*$/, '')
  const parts = path.split('/').slice(1)
  return parts.flatMap((_, i) => {
    const route = findRoute(contract, method, `/${parts.slice(i).join('/')}`)
    return 'operation' in route
      ? [
          `${origin}${parts
            .slice(0, i)
            .map((part) => `/${part}`)
            .join('')}`,
        ]
      : []
  })
}
