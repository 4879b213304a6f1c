import type { Profile } from '../contract/contract.js'
import type { Transport } from '../http/transport.js'
import { discover } from '../target/discover.js'
import type { Driver, DriverDescription } from '../target/driver.js'
import { httpDriver } from '../target/http-driver.js'
import { loadDriverModule, moduleDriver } from '../target/module-driver.js'
import type { Target } from '../target/target.js'
import type { VerifyOptions } from './options.js'
import { readUrl } from './read-url.js'
import { CannotJudge } from './stops.js'

export interface Connected {
  target: Target
  driver: { driver: Driver; description: DriverDescription } | undefined
}

/**
 * Finds out whom to judge and with whose help: a target that is a mock brings its own driver and credential.
 * @throws CannotJudge for an address that is none, or a driver that does not answer or serves another API.
 */
export const connect = async (options: VerifyOptions, transport: Transport): Promise<Connected> => {
  const baseUrl = readUrl(options.target, 'target')
  // headers for a driver elsewhere are none of the target's business
  const forFound = options.driver === undefined ? options.driverHeaders : undefined
  const asked = await discover(transport, baseUrl, options.api, forFound)
  const found = options.driver === 'none' ? undefined : asked
  const driver = await findDriver(options, found?.driver, transport)
  const description = await driver?.describe()
  if (description && description.api !== options.api) {
    throw new CannotJudge(`the driver ${driver!.name} serves "${description.api}", not "${options.api}"`)
  }
  return {
    target: {
      api: options.api,
      baseUrl,
      credential: options.headers ?? found?.credentials[0] ?? {},
      profile: options.profile ?? readProfile(found?.profile) ?? 'documented',
      readOnly: options.readOnly ?? false,
      own: options.own ?? {},
      variants: options.variants ?? [],
    },
    driver: driver && description ? { driver, description } : undefined,
  }
}

const readProfile = (text: string | undefined): Profile | undefined =>
  text === 'live' || text === 'documented' ? text : undefined

const findDriver = async (
  { driver, driverHeaders = {} }: VerifyOptions,
  found: string | undefined,
  transport: Transport,
): Promise<Driver | undefined> => {
  if (driver === 'none') return undefined
  if (typeof driver === 'object') return moduleDriver('given', driver)
  const name = driver ?? found
  if (name === undefined) return undefined
  if (!/^https?:\/\//i.test(name)) return loadDriverModule(name)
  return httpDriver({ url: readUrl(name, 'driver'), headers: driverHeaders, transport })
}
