import { suggestion } from '../input/nearest.js'
import { UserError } from '../input/user-error.js'
import type { MockOptions } from './options.js'

const NAMES: readonly string[] = Object.keys({
  apis: true,
  profile: true,
  fixtures: true,
  seed: true,
  start: true,
  settings: true,
  rateLimits: true,
  sendWebhooks: true,
  allowWebhooks: true,
  allowHosts: true,
  controlToken: true,
  faults: true,
  wait: true,
  worlds: true,
  journal: true,
  state: true,
  onExchange: true,
  onNotice: true,
} satisfies Record<keyof MockOptions, true>)

/** Callers without types hear of a mistyped option. @throws UserError for one that there is not. */
export const checkOptions = (options: MockOptions): void => {
  for (const name of Object.keys(options)) {
    if (!NAMES.includes(name)) throw new UserError(`there is no option "${name}"; ${suggestion(name, NAMES)}`)
  }
  if (typeof options.apis === 'string')
    throw new UserError(`apis is a list, such as ['${options.apis as string}'], not one name`)
}
