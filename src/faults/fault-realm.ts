import type { Contract } from '../contract/contract.js'
import type { Provider } from '../engine/provider.js'

/** One API whose calls can be disturbed. */
export interface FaultRealm {
  contract: Contract
  provider: Provider
}
