import { edgegap } from './edgegap.js'
import { identity } from './identity.js'
import { okta } from './okta.js'
import { slack } from './slack.js'
import type { Subject } from './subject.js'
import { thingsStack } from './things-stack.js'

/** What is known of each API, in the order in which their mutants are judged. */
export const subjects: Readonly<Record<string, Subject>> = {
  identity,
  okta,
  slack,
  edgegap,
  'things-stack': thingsStack,
}
