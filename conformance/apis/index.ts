// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Api } from './api.js'

/** What the suite knows of each API; loaded only when asked for. */
export const apis: Readonly<Record<string, () => Promise<{ api: Api }>>> = {
  edgegap: () => import('./edgegap/api.js'),
  identity: () => import('./identity/api.js'),
  okta: () => import('./okta/api.js'),
  slack: () => import('./slack/api.js'),
  'things-stack': () => import('./things-stack/api.js'),
}
