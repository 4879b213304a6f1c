import type { WorldImage } from '../engine/world.js'

/** What a state file says of itself; another version is another form. */
export const STATE_MARK = 'state'
export const STATE_VERSION = 1

/** One API in a state file. */
export interface SavedApi {
  profile: string
  ids: number[]
  limiter: unknown
  moved: number
  /** Rows by collection, in the order of insertion. */
  rows: Record<string, unknown[]>
  /** Ids of removed rows by collection. */
  removed: Record<string, string[]>
}

/** A state file, read. */
export interface SavedState {
  facsimile: typeof STATE_MARK
  version: number
  /** `ahead`: milliseconds by which a running clock was ahead of the real time. */
  clock: { now: number; running: boolean; ahead: number }
  apis: Record<string, SavedApi>
}

/** About so many characters are made at once. */
const PIECE = 65_536

/**
 * The text of a state file, in pieces: an image does not change, so its text can be made bit by bit while the world goes
 * on. One row stands on a line.
 * @param realNow the real time in milliseconds since the epoch.
 */
export function* stateText(
  { clock, apis }: WorldImage,
  profiles: ReadonlyMap<string, string>,
  realNow: number,
): Iterable<string> {
  let piece = ''
  for (const part of parts()) {
    piece += part
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece

  function* parts(): Iterable<string> {
    const saved = { now: clock.now, running: clock.running, ahead: clock.now - realNow }
    yield `{ "facsimile": "${STATE_MARK}", "version": ${STATE_VERSION}, "clock": ${JSON.stringify(saved)}, "apis": {`
    let separator = '\n'
    for (const [api, { store, ids, limiter, moved }] of apis) {
      const head = { profile: profiles.get(api), ids, limiter, moved }
      yield `${separator}${JSON.stringify(api)}: ${JSON.stringify(head).slice(0, -1)}, "rows": {`
      yield* lists([...store].map(([name, { rows }]) => [name, rows.values()]))
      yield '}, "removed": {'
      yield* lists([...store].map(([name, { removed }]) => [name, removed]))
      yield '} }'
      separator = ',\n'
    }
    yield '\n} }\n'
  }

  function* lists(named: readonly (readonly [string, Iterable<unknown>])[]): Iterable<string> {
    for (const [i, [name, values]] of named.entries()) {
      yield `${i === 0 ? '\n' : ',\n'}${JSON.stringify(name)}: [`
      let separator = '\n'
      for (const value of values) {
        yield separator + JSON.stringify(value)
        separator = ',\n'
      }
      yield ']'
    }
  }
}
