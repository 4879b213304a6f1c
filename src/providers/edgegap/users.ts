import { isIpAddress } from './ip-address.js'
import type { Schemas, SessionUser } from './tables.js'

/** The users that a session begins with: each address once, with its coordinates where they were given. */
export const usersOf = ({ ip_list = [], geo_ip_list = [] }: Schemas['SessionModel']): SessionUser[] => {
  const users = new Map<string, SessionUser>(ip_list.map((ip) => [ip, { ip }]))
  for (const { ip, latitude, longitude } of geo_ip_list) users.set(ip, { ip, latitude, longitude })
  return [...users.values()]
}

/** The present users and those of the addresses that are not among them. */
export const withUsers = (present: readonly SessionUser[], ips: readonly string[]): SessionUser[] => {
  const users = new Map(present.map((user) => [user.ip, user]))
  for (const ip of ips) if (!users.has(ip)) users.set(ip, { ip })
  return [...users.values()]
}

/** The present users without those of the addresses; an address that is not among them changes nothing. */
export const withoutUsers = (present: readonly SessionUser[], ips: readonly string[]): SessionUser[] => {
  const leaving = new Set(ips)
  return present.filter(({ ip }) => !leaving.has(ip))
}

/** What is wrong with addresses, or undefined where all are good. */
export const addressFault = (field: string, ips: readonly string[]): string | undefined => {
  const wrong = ips.find((ip) => !isIpAddress(ip))
  return wrong === undefined ? undefined : `The text "${wrong}" in ${field} is not an IP address.`
}
