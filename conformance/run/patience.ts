/** How long something is waited for, in real milliseconds. */
export interface Waiting {
  /** In all; half a second by default. */
  within?: number
  /** Until the second look; later ones come ever less often. By default every look comes as soon as the second. */
  every?: number
}

/** How long effects are waited for that a vendor may let show a moment after the answer. */
export interface Patience {
  /** Asks again and again until the answer is yes; false where it stays no. */
  until(condition: () => Promise<boolean>, waiting?: Waiting): Promise<boolean>
}

/** One effect may take so long, in real milliseconds. */
const SETTLES_WITHIN = 500
const LOOK_EVERY = 50

/** What takes long is looked at this much later each time, but at least so often. */
const SLOWER = 1.5
const LOOK_AT_LEAST_EVERY = 2000

/**
 * So much may be waited in vain in one run, or once the whole time where that is longer: a target whose effects do not
 * come at all needs no more proof.
 */
const MOST_IN_VAIN = 1500

export const createPatience = (): Patience => {
  const left = new Map<number, number>()
  return {
    async until(condition, { within = SETTLES_WITHIN, every } = {}) {
      const remaining = left.get(within) ?? Math.max(MOST_IN_VAIN, within)
      const most = Math.min(within, remaining)
      let pause = every ?? LOOK_EVERY
      for (let waited = 0; ; waited += pause) {
        if (await condition()) return true
        if (waited >= most) {
          left.set(within, remaining - most)
          return false
        }
        if (waited > 0 && every !== undefined) pause = Math.min(pause * SLOWER, LOOK_AT_LEAST_EVERY)
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    },
  }
}
