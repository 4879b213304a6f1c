import type { Profile } from '../contract/contract.js'

/** Something that the user names as disposable: the run may use and end it. */
export interface OwnedThing {
  id?: string
  /** Of a credential: what presents it. */
  headers?: Readonly<Record<string, string>>
  [attribute: string]: unknown
}

/** What the suite judges. */
export interface Target {
  api: string
  /** The contract's paths are appended to it; no slash at the end. */
  baseUrl: string
  /** Sent with every request that is to be let in; empty where none is known. */
  credential: Readonly<Record<string, string>>
  profile: Profile
  readOnly: boolean
  /** Disposable things by kind. */
  own: Readonly<Record<string, readonly OwnedThing[]>>
  /** Documented variants of the vendor's servers that this one is, such as `classic` for Okta. */
  variants: readonly string[]
}
