import type { HttpRequest } from '../engine/http.js'
import type { WorldImage } from '../engine/world.js'

/** Something that a hand outside the APIs did to a world. */
export type Action = {
  /** The id of the exchange before it; 0 before the first. */
  readonly after: number
  /** When it was done, by the world's clock: milliseconds since the epoch. */
  readonly time: number
} & ({ readonly request: HttpRequest } | { readonly image: WorldImage })

/** What was done to a world since it began: what a capsule needs beside the exchanges. */
export interface Actions {
  add(action: Action): void
  list(): readonly Action[]
  /** True where there was too much to keep. */
  readonly cut: boolean
  /** Begins anew, as after a reset of the world. */
  reset(): void
}

const MOST = 10_000
/** Bytes of requests. */
const MOST_BYTES = 16 * 1024 * 1024

export const createActions = (): Actions => {
  let kept: Action[] = []
  let size = 0
  let cut = false
  return {
    add(action) {
      if (cut) return
      size += 'request' in action ? action.request.body.length + action.request.target.length : 0
      cut = kept.length >= MOST || size > MOST_BYTES
      if (cut) kept = []
      else kept.push(action)
    },
    list: () => kept,
    get cut() {
      return cut
    },
    reset() {
      kept = []
      size = 0
      cut = false
    },
  }
}
