import type { Begin, Judge, Model, Play } from '../../apis/model.js'
import type { Exchange } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import { recording } from './recording.js'
import { picker, type Step } from './step.js'

/** What a sequence came to. */
export interface Outcome {
  /** What was done, in order. */
  story: { given: string; steps: readonly string[] }
  /** Requirements that were looked at and held. */
  held: ReadonlySet<string>
  /** The difference between target and model that ended it. */
  difference?: { requirement: string; message: string }
  /** The steps that did something, up to the difference, with what they really chose. */
  taken: readonly Step[]
  exchanges: readonly Exchange[]
  /** To be called before the next one. */
  leave: () => Promise<unknown>
}

class Difference extends Error {
  constructor(
    readonly requirement: string,
    message: string,
  ) {
    super(message)
  }
}

/** Plays a sequence on things of its own, for so many requests at most, the last look included. */
export const playOnce = async (
  t: Stage,
  model: Model,
  begin: Begin,
  sequence: readonly Step[],
  allowance: number,
): Promise<Outcome> => {
  const { stage, exchanges } = recording(t)
  const steps: string[] = []
  const held = new Set<string>()
  const taken: Step[] = []
  const judge: Judge = {
    step: (what) => void steps.push(what),
    holds(requirement, condition, message) {
      if (!condition) throw new Difference(requirement, message)
      held.add(requirement)
    },
  }
  let play: Play | undefined
  const ended = () => ({
    story: { given: play?.given ?? 'nothing', steps },
    held,
    taken,
    exchanges,
    leave: async () => play?.leave?.(),
  })
  try {
    play = await begin(stage, judge)
    for (const step of sequence) {
      if (exchanges.length + model.dearest + play.auditCosts() > allowance) break
      const before = steps.length
      const { pick, chosen } = picker(step)
      try {
        await play.commands[step.command]?.(pick)
      } finally {
        if (steps.length > before) taken.push({ command: step.command, picks: chosen })
      }
    }
    await play.audit()
    return ended()
  } catch (error) {
    if (!(error instanceof Difference)) throw error
    const { requirement, message } = error
    return { ...ended(), difference: { requirement, message } }
  }
}
