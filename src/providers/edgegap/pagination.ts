import type { Schemas } from './tables.js'

export const DEFAULT_LIMIT = 10

/** The largest page number that a reply can carry. */
const MOST = 2 ** 31 - 1

/** Where a page stands among all; there is always a first one, and pages after the last are empty. */
export const pagination = (total: number, page: number, limit: number): Schemas['Pagination'] => {
  const num_pages = Math.max(1, Math.ceil(total / limit))
  const has_next = page < num_pages
  const has_previous = page > 1
  return {
    number: Math.min(page, MOST),
    next_page_number: has_next ? page + 1 : null,
    previous_page_number: has_previous ? Math.min(page - 1, num_pages) : null,
    paginator: { num_pages },
    has_next,
    has_previous,
  }
}
