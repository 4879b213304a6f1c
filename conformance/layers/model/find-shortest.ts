import fc from 'fast-check'
import type { Begin, Model } from '../../apis/model.js'
import type { Stage } from '../../run/story.js'
import { playOnce, type Outcome } from './play-once.js'
import { shrink } from './shrink.js'
import { sequences, type Step } from './step.js'

/** To find the shortest story, sequences are played so often again, with so many requests in all. */
const MOST_REPLAYS = 60
const MOST_REQUESTS_TO_SHRINK = 300

export interface Found {
  /** Requirements that held wherever they were looked at. */
  held: ReadonlySet<string>
  /** The shortest story that ends with a difference from the model. */
  shortest: Outcome | undefined
  /** What ended the search before anything was found, if it was not the target. */
  stopped: unknown
}

/**
 * Plays random sequences until one shows a difference, and shrinks it: only what breaks the same requirement counts as
 * the same story. Never throws.
 */
export const findShortest = async (t: Stage, model: Model, seed: number): Promise<Found> => {
  const allowance = Math.floor(model.mostRequests / model.sequences)
  const held = new Set<string>()
  let shortest: Outcome | undefined
  let begin: Begin | undefined
  let last: Outcome | undefined
  let stopped: unknown

  const plays = async (sequence: readonly Step[]): Promise<Outcome | undefined> => {
    if (stopped !== undefined) return undefined
    try {
      begin ??= await model.prepare(t)
      await last?.leave()
      last = await playOnce(t, model, begin, sequence, allowance)
      return last
    } catch (error) {
      stopped = error
      return undefined
    }
  }

  const agrees = async (sequence: readonly Step[]): Promise<boolean> => {
    const outcome = await plays(sequence)
    for (const requirement of outcome?.held ?? []) held.add(requirement)
    if (outcome?.difference) shortest = outcome
    return !outcome?.difference
  }
  const options = { seed, numRuns: model.sequences, endOnFailure: true }
  await fc.check(fc.asyncProperty(sequences(model.commands, model.steps), agrees), options)
  if (!shortest) return { held, shortest, stopped }

  let replays = 0
  let requests = 0
  await shrink(shortest.taken, async (candidate) => {
    if (replays >= MOST_REPLAYS || requests >= MOST_REQUESTS_TO_SHRINK) return undefined
    const outcome = await plays(candidate)
    replays += 1
    requests += outcome?.exchanges.length ?? 0
    if (outcome?.difference?.requirement !== shortest!.difference!.requirement) return undefined
    shortest = outcome
    return outcome.taken
  })
  return { held, shortest, stopped: undefined }
}
