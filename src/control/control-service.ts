import type { operations } from '#contract/control'
import type { Clock } from '../engine/clock.js'
import type { Document } from '../contract/document.js'
import type { Service } from '../engine/provider.js'
import type { Behaviours } from '../engine/typed.js'
import type { MockedApi } from './mocked-api.js'
import { suggestion } from '../input/nearest.js'

/** What the control plane shows. */
export interface ControlContext {
  readonly clock: Clock
  readonly version: string
  /** The APIs, with addresses for the host and port that the request came in by. */
  apis(): Promise<MockedApi[]>
  readonly documents: ReadonlyMap<string, Document>
}

const error = <S extends number>(status: S, message: string) => ({ status, body: { error: message } })

const behaviours: Behaviours<operations, ControlContext> = {
  async describeMock({ context }) {
    return { status: 200, body: { name: 'facsimile', version: context.version, apis: await context.apis() } }
  },

  async getContract({ input, context: { documents } }) {
    const document = documents.get(input.path.file.replace(/\.json$/, ''))
    if (document) return { status: 200, body: document }
    const known = [...documents.keys()].map((api) => `${api}.json`)
    return error(404, `No contract "${input.path.file}": ${suggestion(input.path.file, known)}`)
  },
}

/** The control plane: what a running mock says of itself. */
export const controlService: Service<ControlContext> = {
  api: 'control',
  stages: ['decode', 'validate'],
  behaviours: behaviours as unknown as Service<ControlContext>['behaviours'],
  dialect: {
    'unknown-path': ({ path }) => error(404, `The control plane has no "${path}"`),
    'wrong-method': ({ method, allowed }) => error(405, `${method} is not possible here; use ${allowed.join(' or ')}`),
    'trailing-slash': ({ path, location }) =>
      error(404, `The control plane has no "${path}"; without the slash: "${location}"`),
    'bad-encoding': ({ text }) => error(400, `"${text}" is not percent-encoded as it should be`),
    'too-large': () => error(413, 'The body is too large'),
    'unsupported-media-type': ({ received }) => error(415, `Send application/json instead of "${received}"`),
    'malformed-body': ({ reason }) => error(400, `The body is not JSON: ${reason}`),
    invalid: ({ violations: [first] }) => error(404, `${first!.in} ${first!.name}: ${first!.message}`),
    internal: () => error(500, 'The control plane failed; the log of the mock says why'),
  },
}
