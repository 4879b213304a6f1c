import type { UserRow } from './tables.js'

/** The right that both operations ask for. */
export const RIGHT_USER_ALL = 'RIGHT_USER_ALL'
export const RIGHT_ALL = 'RIGHT_ALL'

/** What `RIGHT_USER_ALL` stands for (`pkg/ttnpb/rights.go`), as far as this API can tell rights apart. */
const IMPLIED = ['RIGHT_USER_INFO', 'RIGHT_USER_SETTINGS_BASIC', 'RIGHT_USER_DELETE', RIGHT_USER_ALL]

/** The rights that come with the given ones. */
export const implied = (rights: readonly string[]): string[] =>
  rights.includes(RIGHT_ALL) || rights.includes(RIGHT_USER_ALL) ? [...new Set([...rights, ...IMPLIED])] : [...rights]

/** What an administrator may do everywhere with a credential of these rights: nothing that ends in `_KEYS` or `_ALL`. */
export const adminRights = (rights: readonly string[], all: boolean): string[] =>
  rights.filter((right) => all || !/_(KEYS|ALL)$/.test(right))

/** What is left of a user's rights, and the warning that goes with it. */
export interface Restriction {
  left: readonly string[]
  warning: string
}

const PROFILE_ONLY = ['RIGHT_USER_INFO', 'RIGHT_USER_SETTINGS_BASIC', 'RIGHT_USER_DELETE']

const BY_STATE: Partial<Record<UserRow['state'], Restriction>> = {
  requested: { left: PROFILE_ONLY, warning: 'Restricted rights while account pending' },
  rejected: { left: ['RIGHT_USER_INFO', 'RIGHT_USER_DELETE'], warning: 'Restricted rights after account rejection' },
  suspended: { left: ['RIGHT_USER_INFO'], warning: 'Restricted rights after account suspension' },
}

/** How the state of an account cuts down its keys and access tokens (`pkg/identityserver/entity_access.go`). */
export const restrictionsOf = ({ state, email_validated }: UserRow): Restriction[] => [
  ...(email_validated ? [] : [{ left: PROFILE_ONLY, warning: 'Restricted rights until email address validated' }]),
  ...(BY_STATE[state] ? [BY_STATE[state]] : []),
]
