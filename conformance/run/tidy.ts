import { createStage, type Surroundings } from './stage.js'
import { CannotJudge, Unavailable } from './stops.js'
import { story } from './story.js'
import type { OnEvent } from './events.js'

/**
 * Removes through the API what calls of the run have made and the driver does not know of. What stays behind is told as
 * a left-over; nothing that goes wrong here counts against the target or ends the run.
 */
export const tidy = async (around: Omit<Surroundings, 'onJudgement'>, onEvent: OnEvent): Promise<void> => {
  const things = around.arranger.handOver()
  if (things.length === 0) return
  const placed = { id: 'tidy', layer: 'tidy', story: story({ title: 'Tidying up', covers: [], run: async () => {} }) }
  let left: readonly { kind: string; id: string }[] = things
  try {
    left = (await around.api.tidy?.(createStage(placed, { ...around, onJudgement: () => {} }), things)) ?? things
  } catch (error) {
    if (!(error instanceof Unavailable || error instanceof CannotJudge)) {
      onEvent({ type: 'ours', story: placed.id, message: String(error) })
    }
  }
  for (const { kind, id } of left) onEvent({ type: 'left-over', kind, id })
}
