// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Provider } from '../engine/provider.js'

/** How to get each provider; loaded only when asked for. */
export const providers: Readonly<Record<string, () => Promise<{ provider: Provider }>>> = {
  edgegap: () => import('./edgegap/provider.js'),
  identity: () => import('./identity/provider.js'),
  okta: () => import('./okta/provider.js'),
  slack: () => import('./slack/provider.js'),
  'things-stack': () => import('./things-stack/provider.js'),
}
