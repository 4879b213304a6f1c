import type { Mutation } from '../../mutant.js'
import type { Special } from '../subject.js'
import { BULK } from './operations.js'
import { withJson } from './with-json.js'

/** Bulk stops that go wrong in ways of their own. */
export const bulkSpecials: readonly Special[] = [
  {
    name: `${BULK}/filters/not-inverted`,
    operation: BULK,
    operator: 'filter',
    clause: 'A filter of type not stops what it names.',
    breaks: ['edgegap.bulk.not'],
    make: () => filtering((filter) => (filter.filter_type === 'not' ? { ...filter, filter_type: 'any' } : filter)),
  },
  {
    name: `${BULK}/filters/all-as-any`,
    operation: BULK,
    operator: 'filter',
    clause: 'A filter of type all is taken for one of type any.',
    breaks: ['edgegap.bulk.tags-all', 'edgegap.bulk.all-of-one'],
    make: () => filtering((filter) => (filter.filter_type === 'all' ? { ...filter, filter_type: 'any' } : filter)),
  },
  {
    name: `${BULK}/filters/any-as-all`,
    operation: BULK,
    operator: 'filter',
    clause: 'A filter of type any is taken for one of type all.',
    breaks: ['edgegap.bulk.any', 'edgegap.bulk.tags-any'],
    make: () => filtering((filter) => (filter.filter_type === 'any' ? { ...filter, filter_type: 'all' } : filter)),
  },
  {
    name: `${BULK}/filters/tags-as-requests`,
    operation: BULK,
    operator: 'filter',
    clause: 'A filter on deployment_tags is read as one on request_id.',
    breaks: ['edgegap.bulk.tags-any', 'edgegap.bulk.tags-all'],
    make: () =>
      filtering((filter) => (filter.field === 'deployment_tags' ? { ...filter, field: 'request_id' } : filter)),
  },
  {
    name: `${BULK}/filters/only-first-value`,
    operation: BULK,
    operator: 'filter',
    clause: 'Only the first value of a filter counts.',
    breaks: ['edgegap.bulk.any', 'edgegap.bulk.tags-any'],
    make: () => filtering((filter) => ({ ...filter, values: filter.values.slice(0, 1) })),
  },
]

interface Filter {
  field: string
  filter_type: string
  values: string[]
}

const filtering = (change: (filter: Filter) => Filter): Mutation =>
  withJson(BULK, (body) => ({ ...body, filters: (body['filters'] as Filter[]).map(change) }))
