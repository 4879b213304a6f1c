import type { Entry } from './entry.js'
import type { Journal } from './journal.js'
import type { Remark } from './remark.js'

/** Which exchanges are asked for. */
export interface Selection {
  api?: string | undefined
  operation?: string | undefined
  /** `404`, or a class such as `4xx`. */
  status?: string | undefined
  /** Ids smaller, greater than these. */
  before?: number | undefined
  after?: number | undefined
  /** Only those with something against the contract. */
  findings?: boolean | undefined
}

/** One page of what fits, newest first, and how many there are in all. */
export const selectEntries = (
  journal: Journal,
  selection: Selection,
  limit: number,
  explain: (entry: Entry) => readonly Remark[],
): { entries: Entry[]; total: number } => {
  const { after = 0 } = selection
  const entries: Entry[] = []
  let total = 0
  for (const entry of journal.backwards(selection.before)) {
    if (entry.id <= after) break
    if (!fits(entry, selection) || (selection.findings && explain(entry).length === 0)) continue
    total += 1
    if (entries.length < limit) entries.push(entry)
  }
  return { entries, total }
}

const fits = ({ exchange }: Entry, { api, operation, status }: Selection): boolean =>
  (api === undefined || exchange.api === api) &&
  (operation === undefined || exchange.operationId === operation) &&
  (status === undefined || hasStatus(exchange.reply.status, status))

/** @param wanted `404`, or a class such as `4xx`. */
export const hasStatus = (status: number, wanted: string): boolean =>
  /xx$/i.test(wanted) ? Math.floor(status / 100) === Number(wanted[0]) : status === Number(wanted)
