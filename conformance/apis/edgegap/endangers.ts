import type { Draft } from '../../target/touched.js'

const DANGER = 'a bulk stop without a filter on session ids of this run could stop sessions of others'

/**
 * A bulk stop touches whatever its filters match, which the ids in it do not tell: `not` matches all others, and so may
 * a filter that a server does not understand or leaves out of account. So one filter has to name sessions of the run.
 */
export const endangers = ({ path, body }: Draft, owns: (id: string) => boolean): string | undefined => {
  if (!/\/sessions\/+bulk-stop\/*$/i.test(path)) return undefined
  return filtersOf(body).some((filter) => namesOwn(filter, owns)) ? undefined : DANGER
}

const filtersOf = (body: Draft['body']): unknown[] => {
  if (typeof body !== 'string') return []
  try {
    const { filters } = (JSON.parse(body) ?? {}) as { filters?: unknown }
    return Array.isArray(filters) ? filters : []
  } catch {
    return []
  }
}

const namesOwn = (filter: unknown, owns: (id: string) => boolean): boolean => {
  const { field, filter_type, values } = (filter ?? {}) as { field?: unknown; filter_type?: unknown; values?: unknown }
  if (field !== 'session_id' || filter_type !== 'any') return false
  return Array.isArray(values) && values.length > 0 && values.every((id) => typeof id === 'string' && owns(id))
}
