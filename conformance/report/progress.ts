import type { OnEvent } from '../run/events.js'

interface ProgressStream {
  isTTY?: boolean
  columns?: number
  write(text: string): unknown
}

/** Tells on one rewritten line how far a run is, where a person watches; otherwise nothing. */
export const progress = (stream: ProgressStream): OnEvent => {
  if (!stream.isTTY) return () => undefined
  let total = 0
  let told = 0
  let requests = 0
  let failures = 0
  return (event) => {
    if (event.type === 'started') total = event.stories
    if (event.type === 'exchange') requests += 1
    if (event.type === 'judged' && event.judgement.outcome === 'fail') failures += 1
    if (event.type === 'story') {
      told += 1
      const line = `${told}/${total}  ${requests} requests  ${failures === 0 ? '' : `${failures} findings  `}${event.title}`
      stream.write(`\r\u001b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`)
    }
    if (event.type === 'ended') stream.write('\r\u001b[2K')
  }
}

/** Tells how far a self-test is, which takes minutes where answers are slow: on one rewritten line, in a log ten times. */
export const selfTestProgress = (stream: ProgressStream) => (done: number, all: number) => {
  if (stream.isTTY) stream.write(done === all ? '\r\u001b[2K' : `\r\u001b[2K${done}/${all} faults`)
  else if (done % Math.ceil(all / 10) === 0 && done < all) stream.write(`self-test: ${done} of ${all} faults done\n`)
}
