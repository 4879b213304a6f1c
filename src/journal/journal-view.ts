import { createApiReaders, type ApiReaders } from './api-reader.js'
import type { Entry } from './entry.js'
import type { StreamCount } from './event-stream.js'
import { createExplainer } from './explain-entry.js'
import type { Remark } from './remark.js'

/** What is needed to show the journals of a mock, whatever the world. */
export interface JournalView {
  readonly readers: ApiReaders
  /** What request and reply of an exchange have against the contract. */
  explain(entry: Entry): readonly Remark[]
  readonly streams: StreamCount
}

export const createJournalView = (apis: Parameters<typeof createApiReaders>[0]): JournalView => {
  const readers = createApiReaders(apis)
  return { readers, explain: createExplainer(readers), streams: { open: 0 } }
}
