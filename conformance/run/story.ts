import type { Contract } from '../contract/contract.js'
import type { CallValues } from '../http/build-request.js'
import type { Answered, Exchange, HeaderLines, Intent } from '../http/exchange.js'
import type { Thing } from '../target/arranger.js'
import type { Attributes, Observation } from '../target/driver.js'
import type { Target } from '../target/target.js'
import type { Waiting } from './patience.js'
import type { Random } from './random.js'

/** How a call is made. */
export interface CallOptions {
  /** Whose credential goes with it; the target's own by default, `nobody` for none. */
  as?: Pick<Thing, 'headers'> | 'nobody'
  /** `valid` by default: the request is held against the contract before it goes out. */
  intent?: Intent
  /** False to see a 429 instead of waiting for it to pass. */
  patient?: boolean
}

/** A request beside the operations of the contract. */
export interface RawRequest {
  method: string
  /** Percent-encoded, below the base URL. */
  path: string
  query?: string
  headers?: HeaderLines
  body?: string | Uint8Array
}

/** What a story acts with. */
export interface Stage {
  readonly target: Target
  readonly contract: Contract
  readonly random: Random
  /** Makes a thing, or ends the story as untested with what to provide. */
  make(kind: string, attributes?: Attributes): Promise<Thing>
  /** Makes a thing, or answers undefined where none is to be had and the story can do without. */
  tryMake(kind: string, attributes?: Attributes): Promise<Thing | undefined>
  /** Whether a thing is alive, by the driver; or ends the story as untested. */
  alive(kind: string, id: string): Promise<boolean>
  /** Like the opposite of `alive`, with patience: answers true as soon as the thing is gone, false after half a second. */
  gone(kind: string, id: string): Promise<boolean>
  /** Whether `alive` and `gone` can be asked for a kind. */
  observable(kind: string): boolean
  /** What the driver shows of a thing, undefined where it never was; or ends the story as untested. */
  observe(kind: string, id: string): Promise<Observation | undefined>
  /**
   * Makes something, or, in a run that only reads, answers what an earlier story has made under that name: nothing has
   * changed since, and requests are few there.
   */
  shared<T>(name: string, make: () => Promise<T>): Promise<T>
  /** Takes on a thing that a call has made: it may be changed from now on, and is tidied up after the run. */
  adopt(kind: string, id: string): void
  /** Asks again and again until the answer is yes; false where it stays no. For what may show a moment later. */
  until(condition: () => Promise<boolean>, waiting?: Waiting): Promise<boolean>
  /** Ends a thing by a hand outside the API; or ends the story as untested. */
  end(kind: string, id: string): Promise<void>
  /** Whether `advance` can be asked. */
  readonly clock: boolean
  /** Moves the target's clock by an ISO 8601 duration (`PT0S` reads it); milliseconds since the epoch. */
  advance(duration: string): Promise<number>
  /** An id of the kind that belongs to nothing. */
  unknown(kind: string): string
  /** Marks a text as one that names nothing real, so that it may be sent. */
  invented(text: string): string
  /** Calls an operation. Ends the story as untested when no whole answer comes, which a passive check reports. */
  call(operation: string, values?: CallValues, options?: CallOptions): Promise<Answered>
  /** Like `call`, for what may break the connection. */
  attempt(operation: string, values?: CallValues, options?: CallOptions): Promise<Exchange>
  /** Sends a request beside the contract; no credential unless given. Ends the story as untested when no answer comes. */
  send(request: RawRequest, options?: CallOptions): Promise<Answered>
  /** Like `send`, for what may break the connection. */
  attemptSend(request: RawRequest, options?: CallOptions): Promise<Exchange>
  /**
   * Sends requests beside the contract on one connection, all before the first answer. Ends the story as untested where a
   * proxy is in between.
   */
  together(requests: readonly RawRequest[], options?: Pick<CallOptions, 'as'>): Promise<Exchange[]>
  /** Judges one requirement; answers the condition. */
  check(requirement: string, condition: boolean, message: string, ...evidence: Exchange[]): boolean
  /** Judges a requirement on which the rest of the story depends: where it fails, the rest is untested. */
  control(requirement: string, condition: boolean, message: string, ...evidence: Exchange[]): void
  /** Ends the story as untested unless the condition holds. For what is nobody's fault. */
  require(condition: boolean, reason: string): void
}

/** One way of judging requirements: a short tale of calls and looks. */
export interface Story {
  title: string
  /** Ids of the requirements that it judges; those it did not come to are untested. */
  covers: readonly string[]
  /** True where chance decides what it comes to, so that what it did not look at is left to others without a word. */
  byChance?: boolean
  /** The only profile in which it is told. */
  profile?: 'documented' | 'live'
  run(t: Stage): Promise<void>
}

/** Declares a story; one per file. */
export const story = (given: Story): Story => given
