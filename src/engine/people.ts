import type { ExampleRequest, Refusal } from './provider.js'

/** Somebody whom an API knows. */
export interface Account {
  /** The id by which the API knows them. */
  user: string
  name: string | null
  /** What accounts of several APIs are joined by. */
  email: string | null
}

/** One session of an account, as people tell it from the others. */
export interface AccountSession {
  id: string
  /** The device or the place, in a few words. */
  label: string
  /** The vendor's own word for how it stands, or `active` and `expired` where it has none. */
  status: string
  /** True for one that lets nobody in any more and is still remembered. */
  ended: boolean
  /** RFC 3339, as the times below. */
  createdAt?: string
  /** When it runs out; absent for one without an end. */
  expiresAt?: string
}

/** A session that was just made for somebody. */
export interface SignedIn {
  id: string
  /** What a client sends to act on it; empty where the API asks for nothing. */
  headers: Record<string, string>
  /** A request about it that works as it is; path relative to the mount. */
  request: ExampleRequest
}

/** The people of one API and their sessions, for the hand outside that shows them, signs them in and out. */
export interface People<C> {
  /** Everybody whom the API knows, in the order in which they came. */
  accounts(context: C): Promise<Account[]>
  /** The sessions of these users by user id, each list with the newest first. */
  sessions(context: C, users: readonly string[]): Promise<Map<string, AccountSession[]>>
  /** Makes a session, as a log-in would; `device` is told in the session's label where there is room for it. */
  signIn(context: C, user: string, device?: string): Promise<SignedIn | Refusal>
  /** The API's own requests, with credentials that work, that end every session of a user when sent in this order. */
  signOut(context: C, user: string): Promise<ExampleRequest[]>
  /** Makes a session's time have run out; false where no such session is there. */
  expire(context: C, session: string): Promise<boolean>
  /** Ends a session by a hand outside the API; false where no such session is there. */
  end(context: C, session: string): Promise<boolean>
}
