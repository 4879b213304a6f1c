import fc from 'fast-check'
import type { Pick } from '../../apis/model.js'

/** A command of a sequence. Things are chosen by numbers, so that a step means something in every state. */
export interface Step {
  command: string
  picks: readonly number[]
}

/** One command chooses at most so many things. */
const PICKS = 4

/** Above the number of things that there can be, and divisible by every small number, so that choices are even. */
const CHOICES = 840

/** Sequences of a given length; commands come up by their weights. */
export const sequences = (commands: Readonly<Record<string, number>>, length: number): fc.Arbitrary<Step[]> => {
  const step = fc.record({
    command: fc.oneof(...Object.entries(commands).map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) }))),
    picks: fc.array(fc.nat(CHOICES - 1), { minLength: PICKS, maxLength: PICKS }),
  })
  return fc.noBias(fc.array(step, { minLength: length, maxLength: length }))
}

/** Chooses by the numbers of a step, one after the other; `chosen` are the places of what was chosen. */
export const picker = ({ picks }: Step): { pick: Pick; chosen: readonly number[] } => {
  const chosen: number[] = []
  const pick: Pick = (from) => {
    const place = from.length === 0 ? 0 : (picks[chosen.length] ?? 0) % from.length
    chosen.push(place)
    return from[place]
  }
  return { pick, chosen }
}
