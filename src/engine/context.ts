import type { Clock } from './clock.js'
import type { Ids } from './ids.js'
import type { RateLimiter } from './rate-limiter.js'
import type { Store, Tables } from './store.js'

/** `documented` is the source page; `live` is what the vendor's servers do today. */
export type Profile = 'documented' | 'live'

/** A call that the mock makes by itself, to an address that a client named. */
export interface Webhook {
  api: string
  url: string
  body: unknown
}

/** Everything of one API in one world that a behaviour may use. */
export interface Context<T extends Tables = Tables, S = Record<string, unknown>> {
  readonly store: Store<T>
  readonly clock: Clock
  readonly ids: Ids
  readonly profile: Profile
  readonly settings: S
  /** Whether the vendor's own rate limits are in force, and what counts the calls. */
  readonly rateLimits: boolean
  readonly limiter: RateLimiter
  /** Sends a webhook in the background, with retries; where it may go is decided outside. */
  deliver(webhook: Webhook): void
}
