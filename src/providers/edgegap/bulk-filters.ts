import { linkedTo } from './session-views.js'
import type { EdgegapContext, Schemas, SessionRow } from './tables.js'

type Filter = Schemas['SessionBulkStopFiltersPayload']

/** The active sessions that meet every filter, as they were read. */
export const matchingSessions = async (
  filters: readonly Filter[],
  context: EdgegapContext,
): Promise<readonly SessionRow[]> => {
  const compiled = filters.map((filter) => ({ ...filter, values: new Set(filter.values) }))
  const tagsOf = tagReader(context)
  const found: SessionRow[] = []
  for (const session of await candidates(filters, context)) {
    if (!session.active) continue
    const linked = linkedTo(session, context.clock.now())
    const own = {
      session_id: [session.session_id],
      request_id: linked === undefined ? [] : [linked],
      deployment_tags: linked === undefined ? [] : await tagsOf(linked),
    }
    if (compiled.every(({ field, filter_type, values }) => PASSES[filter_type](values, own[field]))) found.push(session)
  }
  return found
}

/** The meaning of the words, which no source spells out. */
const PASSES: Record<Filter['filter_type'], (values: ReadonlySet<string>, own: readonly string[]) => boolean> = {
  any: (values, own) => own.some((value) => values.has(value)),
  all: (values, own) => [...values].every((value) => own.includes(value)),
  not: (values, own) => !own.some((value) => values.has(value)),
}

/** The sessions to look at: few where a filter names them or their deployments, else all that are active. */
const candidates = async (filters: readonly Filter[], { store }: EdgegapContext): Promise<readonly SessionRow[]> => {
  const sessions = store.collection('sessions')
  const naming = (field: Filter['field']) =>
    filters.find((filter) => filter.field === field && filter.filter_type === 'any')
  const byId = naming('session_id')
  if (byId) {
    const rows = await Promise.all([...new Set(byId.values)].map((id) => sessions.get(id)))
    return rows.filter((row) => row !== undefined)
  }
  const byDeployment = naming('request_id')
  if (byDeployment) {
    const pages = await Promise.all(
      [...new Set(byDeployment.values)].map((id) =>
        sessions.list({ where: [{ field: 'deployment_request_id', is: '=', value: id }] }),
      ),
    )
    return pages.flatMap(({ rows }) => rows)
  }
  return (await sessions.list({ where: [{ field: 'active', is: '=', value: true }] })).rows
}

/** Reads each deployment's tags once. */
const tagReader = ({ store }: EdgegapContext) => {
  const known = new Map<string, readonly string[]>()
  return async (id: string): Promise<readonly string[]> => {
    const tags = known.get(id) ?? (await store.collection('deployments').get(id))?.tags ?? []
    known.set(id, tags)
    return tags
  }
}
