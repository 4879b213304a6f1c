import type { Delivery } from '../engine/http.js'
import type { Wait } from './wait.js'

/** How often a slow body gets its next bytes, in milliseconds; one that is slower still gets them one by one. */
const BEAT = 100

/** How many bytes of a body come; a body that is cut lacks at least one. */
export const deliveredLength = (length: number, { truncateAt }: Delivery): number =>
  truncateAt === undefined ? length : Math.max(0, Math.min(truncateAt, length - 1))

/** The bytes of a body that come, at the pace at which they come; none any more once the signal says so. */
export async function* bodyPieces(
  body: Uint8Array,
  delivery: Delivery,
  wait: Wait,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const end = deliveredLength(body.length, delivery)
  const { bytesPerSecond } = delivery
  if (bytesPerSecond === undefined) {
    if (end > 0) yield body.subarray(0, end)
    return
  }
  const size = Math.max(1, Math.floor((bytesPerSecond * BEAT) / 1000))
  for (let at = 0; at < end; at += size) {
    const piece = body.subarray(at, Math.min(at + size, end))
    await wait((piece.length * 1000) / bytesPerSecond, signal)
    if (signal?.aborted) return
    yield piece
  }
}
