import type { Step } from './step.js'

/**
 * Makes a failing sequence shorter and plainer: leaves out many steps, then single ones, then chooses what was there
 * first. `still` answers the sequence that remains where a candidate fails as well, undefined where it does not.
 */
export const shrink = async (
  failing: readonly Step[],
  still: (candidate: readonly Step[]) => Promise<readonly Step[] | undefined>,
): Promise<void> => {
  let steps = failing
  const takes = async (candidate: readonly Step[]): Promise<boolean> => {
    const remaining = await still(candidate)
    steps = remaining ?? steps
    return remaining !== undefined
  }
  const leaveOut = async (size: number): Promise<boolean> => {
    let shorter = false
    for (let i = 0; i < steps.length;) {
      if (await takes(steps.toSpliced(i, size))) shorter = true
      else i += size
    }
    return shorter
  }

  for (let size = Math.ceil(steps.length / 2); size > 1; size = Math.ceil(size / 2)) await leaveOut(size)
  while (await leaveOut(1));
  let plainer = false
  for (let i = 0; i < steps.length; i++) {
    for (let j = 0; j < (steps[i]?.picks.length ?? 0); j++) {
      const { command, picks } = steps[i]!
      if (picks[j] !== 0 && (await takes(steps.with(i, { command, picks: picks.with(j, 0) })))) plainer = true
    }
  }
  if (plainer) await leaveOut(1)
}
