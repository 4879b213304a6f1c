import type { Intervene } from './intervention.js'
import type { ReadWatch } from './read-watch.js'

/** What a world has to do with a request besides what contract and vendor say. */
export interface Hooks<C> {
  intervene?: Intervene<C>
  reads?: ReadWatch
}
