import type { operations } from '#contract/control'
import type { Clock } from '../engine/clock.js'
import type { Document } from '../contract/document.js'
import type { Service } from '../engine/provider.js'
import type { Behaviours } from '../engine/typed.js'
import type { MockedRealm } from '../mock/realms.js'
import type { MockWorld } from '../worlds/mock-world.js'
import type { Snapshots } from '../worlds/snapshots.js'
import type { Worlds } from '../worlds/worlds.js'
import type { MockedApi } from './mocked-api.js'
import { capsule, type CapsuleContext } from './capsule.js'
import { coverage, type CoverageContext } from './coverage.js'
import { journal, type JournalContext } from './journal.js'
import { consolePage } from './console.js'
import { people, type PeopleContext } from './people.js'
import { suggestion } from '../input/nearest.js'
import { OWN_BODIES, OWN_DECODING, OWN_DIALECT } from './own-service.js'
import { refuse } from './refuse.js'
import { clock } from './clock.js'
import { explainViolations } from './explain-violations.js'
import { faults } from './faults.js'
import { snapshots } from './snapshots.js'
import { state } from './state.js'
import { unknownQuery } from './unknown-query.js'
import { worlds } from './worlds.js'

/** What the control plane shows. */
export interface ControlContext extends PeopleContext, JournalContext, CoverageContext, CapsuleContext {
  /** The clock of the call's world. */
  readonly clock: Clock
  /** The world that the call is in. */
  readonly world: MockWorld
  readonly worlds: Worlds
  readonly snapshots: Snapshots
  readonly realms: readonly MockedRealm[]
  readonly version: string
  /** Whether callers must show the control token. */
  readonly tokenRequired: boolean
  /** The APIs, with addresses for the host and port that the request came in by. */
  apis(): Promise<MockedApi[]>
  readonly documents: ReadonlyMap<string, Document>
  /** The control plane's own. */
  readonly contract: Document
}

const behaviours: Behaviours<operations, ControlContext> = {
  async describeMock({ context }) {
    return {
      status: 200,
      body: {
        name: 'facsimile',
        version: context.version,
        world: context.world.name,
        tokenRequired: context.tokenRequired,
        apis: await context.apis(),
      },
    }
  },

  async getContract({ input, context: { documents } }) {
    const document = documents.get(input.path.file.replace(/\.json$/, ''))
    if (document) return { status: 200, body: document }
    const known = [...documents.keys()].map((api) => `${api}.json`)
    return refuse(404, `No contract "${input.path.file}": ${suggestion(input.path.file, known)}`)
  },

  ...clock,
  ...faults,
  ...people,
  ...snapshots,
  ...state,
  ...worlds,
  ...consolePage,
  ...journal,
  ...coverage,
  ...capsule,
}

/** The control plane: what a running mock says of itself. */
export const controlService: Service<ControlContext> = {
  api: 'control',
  stages: [unknownQuery, 'decode', 'validate'],
  decoding: OWN_DECODING,
  bodies: OWN_BODIES,
  behaviours: behaviours as unknown as Service<ControlContext>['behaviours'],
  dialect: {
    ...OWN_DIALECT,
    'unknown-path': ({ path }) => refuse(404, `The control plane has no "${path}"`),
    'trailing-slash': ({ path, location }) =>
      refuse(404, `The control plane has no "${path}"; without the slash: "${location}"`),
    // a path that breaks its form leads nowhere
    invalid: ({ violations }, { context }) =>
      refuse(violations[0]!.in === 'path' ? 404 : 400, explainViolations(violations, context.contract)),
    internal: () => refuse(500, 'The control plane failed; the log of the mock says why'),
  },
}
