import type { Story } from '../../run/story.js'
import type { MakeStories } from '../layer.js'
import { findShortest } from './find-shortest.js'

/** A story of random sequences against a small model, for every API that has one. */
export const model: MakeStories = ({ api, requirements, seed }) => {
  const { model: given } = api
  if (!given) return {}
  const known = new Set(requirements.map(({ id }) => id))
  const story: Story = {
    title: 'Whatever is done in whatever order, target and model agree',
    covers: given.covers.filter((id) => known.has(id)),
    byChance: true,
    async run(t) {
      t.require(!t.target.readOnly, '--read-only: the model changes what it looks at')
      const { held, shortest, stopped } = await findShortest(t, given, seed)
      for (const requirement of held)
        if (requirement !== shortest?.difference?.requirement) t.check(requirement, true, '')
      if (shortest?.difference) {
        const { difference, story: told, exchanges } = shortest
        t.check(difference.requirement, false, `${difference.message}; ${show(told, seed)}`, ...exchanges)
      }
      if (stopped !== undefined) throw stopped
    },
  }
  return { 'model/sequences': story }
}

const show = ({ given, steps }: { given: string; steps: readonly string[] }, seed: number): string => {
  const told = steps.map((step, i) => `${i + 1}. ${step}`).join('; ')
  return `the shortest story (seed ${seed}): given ${given}: ${told === '' ? 'nothing is done' : told}`
}
