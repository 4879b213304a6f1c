// Written by `npm run generate` from the folders beside this file. Do not edit.
import type { Provider } from '../engine/provider.js'

/** How to get each provider; loaded only when asked for. */
export const providers: Readonly<Record<string, () => Promise<{ provider: Provider }>>> = {
  identity: () => import('./identity/provider.js'),
}
