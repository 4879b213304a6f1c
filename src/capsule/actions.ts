import type { HttpRequest } from '../engine/http.js'
import type { WorldImage } from '../engine/world.js'
import { rowsOf } from '../worlds/snapshots.js'

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
/** Rows of images, each image counted once. */
const MOST_ROWS = 100_000

/** How much is kept, for messages. */
export const KEPT = `${MOST} calls of the control plane, 16 MiB of them, and ${MOST_ROWS} rows of snapshots`

export const createActions = (): Actions => {
  let kept: Action[] = []
  let size = 0
  let cut = false
  return {
    add(action) {
      if (cut) return
      // of two images with nothing in between only the second counts
      const last = kept.at(-1)
      if ('image' in action && last && 'image' in last && last.after === action.after) kept.pop()
      kept.push(action)
      size += 'request' in action ? action.request.body.length + action.request.target.length : 0
      cut = kept.length > MOST || size > MOST_BYTES || ('image' in action && rowsOfImages(kept) > MOST_ROWS)
      if (cut) kept = []
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

const rowsOfImages = (actions: readonly Action[]): number => {
  const images = new Set(actions.flatMap((action) => ('image' in action ? [action.image] : [])))
  return [...images].reduce((sum, image) => sum + rowsOf(image), 0)
}
