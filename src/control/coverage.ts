import type { operations } from '#contract/control'
import type { Coverage } from '../coverage/coverage.js'
import { showCoverage } from '../coverage/show-coverage.js'
import type { Behaviours } from '../engine/typed.js'
import type { JournalView } from '../journal/journal-view.js'

/** What the calls about coverage work on. */
export interface CoverageContext {
  readonly world: { readonly coverage: Coverage }
  readonly journalView: JournalView
}

export const coverage: Behaviours<Pick<operations, 'getCoverage' | 'clearCoverage'>, CoverageContext> = {
  async getCoverage({ context: { world, journalView } }) {
    return { status: 200, body: showCoverage(world.coverage, journalView.readers) }
  },

  async clearCoverage({ context: { world } }) {
    world.coverage.clear()
    return { status: 204 }
  },
}
