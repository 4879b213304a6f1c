import type { Exchange } from '../http/exchange.js'
import type { PassiveCheck } from '../checks/check.js'
import type { Random } from '../run/random.js'
import type { Stage, Story } from '../run/story.js'
import type { Attributes } from '../target/driver.js'
import type { Target } from '../target/target.js'
import type { Draft } from '../target/touched.js'
import type { Model } from './model.js'
import type { Requests } from './requests.js'

/** How the suite deals with one sort of thing of an API. */
export interface Kind {
  /** An id in the API's own form that belongs to nothing. */
  unknownId?(random: Random): string
  /**
   * What the suite can make up by itself without anybody's help, such as a credential that nobody holds. Undefined for
   * attributes that need a hand inside the target.
   */
  forge?(
    attributes: Attributes,
    random: Random,
  ): { id?: string; headers?: Readonly<Record<string, string>> } | undefined
  /** True where calls end such a thing, so that one named in the configuration serves once only. */
  usedUp?: boolean
}

/** Everything that the suite knows of one API besides its contract and requirements. */
export interface Api {
  name: string
  /** Names of query parameters and body fields whose values are ids of things that a call may change. */
  idNames: readonly string[]
  kinds: Readonly<Record<string, Kind>>
  /** Documented variants of the vendor's servers that stories ask for, such as `classic` for Okta. */
  variants?: readonly string[]
  /** Whether calls are let in with a credential only; by default where there is a kind of that name. */
  needsCredential?(target: Target): boolean
  /** Parameters of the contract that present the credential, which a request may present otherwise. */
  credentialParameters?: readonly string[]
  /** Passive checks of this API alone. */
  checks?: readonly PassiveCheck[]
  /** Whether a facts page of the vendor names this very 5xx. */
  namedServerError?(exchange: Exchange): boolean
  /**
   * Why a request might touch things that it does not name and the run does not own; undefined where it cannot. Such a
   * request is never sent, and what needed it is untested.
   */
  endangers?(draft: Draft, owns: (id: string) => boolean): string | undefined
  /** Removes through the API what calls have made (see `Stage.adopt`); answers what stays behind. */
  tidy?(t: Stage, things: readonly { kind: string; id: string }[]): Promise<{ kind: string; id: string }[]>
  /** What the layers that make requests by themselves have to know; without it they leave the API alone. */
  requests?: Requests
  /** What random sequences are held against; without it there are none. */
  model?: Model
  /** By `<layer>/<file>`; registered by the file being there. */
  stories: Readonly<Record<string, Story>>
}
