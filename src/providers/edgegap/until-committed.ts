/** Each attempt that loses lets another transition win, so this many concurrent ones on one deployment all get through. */
const MOST_ATTEMPTS = 1000

/**
 * Runs a transition until its commit wins: an attempt reads, decides and commits, and gives undefined where a row had
 * changed meanwhile.
 * @throws Error when it never wins.
 */
export const untilCommitted = async <T>(attempt: () => Promise<T | undefined>): Promise<T> => {
  for (let i = 0; i < MOST_ATTEMPTS; i++) {
    const result = await attempt()
    if (result !== undefined) return result
  }
  throw new Error(`a transition lost ${MOST_ATTEMPTS} races in a row`)
}
