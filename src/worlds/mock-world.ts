import { createActions, type Actions } from '../capsule/actions.js'
import { createCoverage, type Coverage } from '../coverage/coverage.js'
import { createFaults, type Faults, type FaultsOptions } from '../faults/faults.js'
import { createJournal, type Journal, type JournalLimits } from '../journal/journal.js'
import { createWorld, type Realm, type World, type WorldOptions } from '../engine/world.js'

/** A world with all that the workbench keeps for it beside the state: faults, journal, coverage. */
export interface MockWorld extends World {
  /** When it was made and when last used: real time, milliseconds since the epoch. */
  readonly since: number
  lastUsed: number
  /** The snapshot that it was forked from. */
  readonly from: string | undefined
  /** A request that carries one of these acts on this world. */
  credentials: readonly string[]
  readonly faults: Faults
  readonly journal: Journal
  readonly coverage: Coverage
  /** What the ids are drawn from. */
  readonly seed: string
  /** What hands outside the APIs did to it since then. */
  readonly actions: Actions
  /** How many exchanges there were in it. */
  exchanges: number
  /** To be called before the program itself changes rows: what they have become is kept for capsules. */
  touch(): void
  /** True where the program has changed rows since the last exchange; `keepTouched` is to be called before the next. */
  readonly touched: boolean
  keepTouched(): Promise<void>
  /** True for one that is in use from inside the process and is not dropped for being idle. */
  pinned: boolean
}

export interface MockWorldOptions extends WorldOptions {
  since: number
  from?: string | undefined
  /** True where the image to begin with is neither the seed nor a snapshot. */
  kept?: boolean
  /** The APIs whose calls can be disturbed, and the rules to begin with. */
  faults?: Omit<FaultsOptions, 'seed'> | undefined
  journal?: JournalLimits | undefined
}

export const createMockWorld = async (realms: readonly Realm[], options: MockWorldOptions): Promise<MockWorld> => {
  const world = await createWorld(realms, options)
  const faults = createFaults({ realms: new Map(), ...options.faults, seed: options.seed })
  const journal = createJournal(options.journal)
  const actions = createActions()
  if ((options.from !== undefined || options.kept) && options.image)
    actions.add({ after: 0, time: world.beginning.time, image: options.image })
  let touched = false
  return {
    ...world,
    since: options.since,
    lastUsed: options.since,
    from: options.from,
    credentials: [],
    exchanges: 0,
    pinned: false,
    faults,
    journal,
    seed: options.seed,
    actions,
    coverage: createCoverage(),
    async reset(api) {
      await world.reset(api)
      if (api !== undefined) return
      faults.reset()
      journal.reset()
      actions.reset()
      touched = false
    },
    touch: () => void (touched = true),
    get touched() {
      return touched
    },
    async keepTouched() {
      touched = false
      actions.add({ after: journal.last, time: world.clock.now(), image: await world.capture() })
    },
    async adopt(image) {
      touched = false
      await world.adopt(image)
      actions.add({ after: journal.last, time: world.clock.now(), image })
    },
    close() {
      journal.close()
      world.close()
    },
  }
}
