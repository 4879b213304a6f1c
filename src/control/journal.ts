import type { operations } from '#contract/control'
import type { Behaviours } from '../engine/typed.js'
import { suggestion } from '../input/nearest.js'
import { exportHar } from '../journal/har.js'
import { verifyJournal } from '../journal/verify/verify-journal.js'
import { openStream } from '../journal/event-stream.js'
import type { Journal } from '../journal/journal.js'
import type { JournalView } from '../journal/journal-view.js'
import { selectEntries } from '../journal/select-entries.js'
import { showExchange, summarize } from '../journal/show-exchange.js'
import { refuse } from './refuse.js'

/** What the calls about the journal work on. */
export interface JournalContext {
  readonly world: { readonly journal: Journal }
  readonly journalView: JournalView
}

type Operations = Pick<
  operations,
  'listExchanges' | 'getExchange' | 'clearJournal' | 'streamJournal' | 'exportHar' | 'verifyJournal'
>

export const journal: Behaviours<Operations, JournalContext> = {
  async listExchanges({
    input: { query },
    context: {
      world: { journal },
      journalView,
    },
  }) {
    const { limit = 100, ...selection } = query
    const { readers, explain } = journalView
    const { entries, total } = selectEntries(journal, selection, limit, explain)
    const exchanges = entries.map((entry) => summarize(entry, explain(entry), readers))
    return { status: 200, body: { exchanges, total, kept: journal.kept, dropped: journal.dropped } }
  },

  async getExchange({
    input: { path },
    context: {
      world: { journal },
      journalView,
    },
  }) {
    const entry = journal.get(path.id)
    if (entry) return { status: 200, body: showExchange(entry, journalView.explain(entry), journalView.readers) }
    return refuse(404, `The journal has no exchange ${path.id}: ${rangeOf(journal)}`)
  },

  async clearJournal({
    context: {
      world: { journal },
    },
  }) {
    journal.clear()
    return { status: 204 }
  },

  async exportHar({
    input: { query },
    context: {
      world: { journal },
      journalView: { readers },
    },
  }) {
    if (query.api === undefined || readers.has(query.api))
      return { status: 200, body: exportHar(journal, readers, query.api) }
    return refuse(400, `query api: "${query.api}" is not mocked here: ${suggestion(query.api, [...readers.keys()])}`)
  },

  async verifyJournal({
    input: { body },
    context: {
      world: { journal },
      journalView,
    },
  }) {
    const verdict = verifyJournal(journal, body, journalView)
    return 'unusable' in verdict ? refuse(400, verdict.unusable) : { status: 200, body: verdict }
  },

  async streamJournal({
    input: { query, header },
    context: {
      world: { journal },
      journalView,
    },
  }) {
    const after = header['Last-Event-ID'] ?? query.after
    const stream = openStream({ journal, ...journalView, count: journalView.streams }, after)
    if (!stream) {
      return refuse(503, 'Too many streams are open already; close one, or ask GET /_facsimile/journal?after=')
    }
    const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' }
    return { status: 200, headers, body: '', stream }
  },
}

const rangeOf = ({ last, kept }: Journal): string =>
  kept === 0 ? 'it is empty' : `it holds ${last - kept + 1} to ${last}`
