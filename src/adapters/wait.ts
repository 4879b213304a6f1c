/** Waits for so many milliseconds, or until the signal says that nobody waits any more. Tests put another in its place. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<void>

/** Waits for real. */
export const realWait: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done)
  })
