import { edgegap } from './edgegap.js'
import { EVERYWHERE } from './everywhere.js'
import type { Freedom } from './freedom.js'
import { identity } from './identity.js'
import { okta } from './okta.js'
import { slack } from './slack.js'
import { thingsStack } from './things-stack.js'

const own: Readonly<Record<string, readonly Freedom[]>> = {
  identity,
  okta,
  slack,
  edgegap,
  'things-stack': thingsStack,
}

/** The ways in which a right server of an API may differ from the mock. */
export const freedomsOf = (api: string): readonly Freedom[] => [...EVERYWHERE, ...(own[api] ?? [])]
