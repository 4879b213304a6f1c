import { OwnFault, Unavailable, CannotJudge } from './stops.js'
import type { OnEvent } from './events.js'
import type { Judgement } from './events.js'
import type { PlacedStory } from './select.js'
import { createStage, type Surroundings } from './stage.js'
import { tidy } from './tidy.js'

export interface TellOptions extends Omit<Surroundings, 'onJudgement'> {
  counts: (layer: string, requirement: string) => boolean
  onEvent: OnEvent
}

/**
 * Tells one story. Whatever it covers and did not come to is untested, with the reason; so is what it covers when the
 * suite itself is at fault.
 * @throws CannotJudge where the whole run has to end.
 */
export const tell = async (placed: PlacedStory, { counts, onEvent, ...around }: TellOptions): Promise<void> => {
  const { id, layer, story } = placed
  const began = performance.now()
  const judged = new Set<string>()
  const onJudgement = (judgement: Judgement) => {
    judged.add(judgement.requirement)
    if (counts(layer, judgement.requirement)) onEvent({ type: 'judged', judgement })
  }
  const untested = (reason: string) => {
    for (const requirement of story.covers) {
      if (judged.has(requirement)) continue
      onJudgement({ requirement, check: id, layer, outcome: 'untested', message: reason, exchanges: [] })
    }
  }
  onEvent({ type: 'story', id, layer, title: story.title })
  try {
    await story.run(createStage(placed, { ...around, onJudgement }))
    if (!story.byChance) untested(NOT_REACHED)
  } catch (error) {
    if (error instanceof CannotJudge) throw error
    if (error instanceof Unavailable) untested(error.sentence)
    else {
      const message = error instanceof OwnFault ? error.message : `${String(error)} ${placeOf(error)}`
      onEvent({ type: 'ours', story: id, message })
      untested(`a fault of the suite: ${message}`)
    }
  } finally {
    // the next story has to find what is borrowed from the user as this one did
    if (around.arranger.borrows) await tidy(around, onEvent)
    around.arranger.giveBack()
    onEvent({ type: 'story-ended', id, milliseconds: performance.now() - began })
  }
}

/** Said of what a story covers and had no occasion to judge. */
export const NOT_REACHED = 'the story had no occasion to look at it'

/** Where in the suite an unforeseen error arose. */
const placeOf = (error: unknown): string => {
  const line =
    error instanceof Error ? error.stack?.split('\n').find((each) => each.includes('conformance')) : undefined
  return line === undefined
    ? ''
    : `(${line
        .trim()
        .replace(/^at /, '')
        .replace(/\(?file:.*\/conformance\//, 'conformance/')
        .replace(/\)$/, '')})`
}
