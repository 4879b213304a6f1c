import type { Profile } from '../contract/contract.js'
import type { Transport } from '../http/transport.js'
import type { DriverModule } from '../target/module-driver.js'
import type { OwnedThing } from '../target/target.js'
import type { BaselineEntry } from './baseline.js'
import type { OnEvent } from './events.js'

/** What `verify` is told. Secrets stand here as they are; reports blot them out. */
export interface VerifyOptions {
  /** `okta`, `identity`, … */
  api: string
  /** Base URL to which the contract's paths are appended. */
  target: string
  /** Address of a driver, a module file, or the functions themselves; `none` does without, also where a mock offers its own. */
  driver?: string | DriverModule
  /** Headers of every request, the credential among them. */
  headers?: Readonly<Record<string, string>>
  driverHeaders?: Readonly<Record<string, string>>
  /** By default the mock's own where the target is a mock, else `documented`. */
  profile?: Profile
  /** Sends nothing that changes state. */
  readOnly?: boolean
  /** Makes the same choices again; 1 by default. */
  seed?: number
  /** Seconds after which nothing is sent any more; 300 by default. */
  budget?: number
  /** Requests per second at most. */
  maxRps?: number
  /** Milliseconds that one answer may take; 10 000 by default. */
  timeout?: number
  /** Layers, requirements or operations. */
  only?: readonly string[]
  skip?: readonly string[]
  /** Accepted failures. */
  baseline?: readonly BaselineEntry[]
  /** Certificates (PEM) to trust besides the usual ones. */
  ca?: string
  /** Disposable things by kind. */
  own?: Readonly<Record<string, readonly OwnedThing[]>>
  /** Documented variants that the target is, such as `classic` for Okta. */
  variants?: readonly string[]
  /** Tells no further story once a MUST has failed: enough to know that a target is broken, not all that is. */
  stopAtFirstFailure?: boolean
  /** Tells no further story once one of these requirements has failed. */
  stopAfter?: readonly string[]
  onEvent?: OnEvent
  /** Lets a second reader of the contract look at the traffic; it has to be installed. */
  referee?: 'prism'
  /** Stands between the run and everything that it talks to. */
  intercept?: (transport: Transport) => Transport
}

export const DEFAULTS = { seed: 1, budget: 300, timeout: 10_000, mostRequests: 2000, mostRequestsReadOnly: 60 } as const
