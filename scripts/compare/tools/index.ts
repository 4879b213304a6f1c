import type { Tool } from '../tool.js'
import { dredd } from './dredd.js'
import { facsimile } from './facsimile.js'
import { portman } from './portman.js'
import { prism } from './prism.js'
import { respect } from './respect.js'
import { specmatic } from './specmatic.js'

/** In the order in which the page lists them. */
export const TOOLS: readonly Tool[] = [
  facsimile('driver'),
  facsimile('own'),
  facsimile('credential'),
  respect,
  portman,
  dredd,
  specmatic('none'),
  specmatic('all'),
  prism,
]
