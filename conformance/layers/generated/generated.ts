import fc from 'fast-check'
import { createValidators } from '../../contract/validators.js'
import type { Story } from '../../run/story.js'
import type { MakeStories } from '../layer.js'
import type { Subject } from './calls.js'
import { defectsOf } from './defects.js'
import { inOrder } from './in-order.js'
import { variantsOf } from './variants.js'
import { oneThingWrong, type Judged } from './one-thing-wrong.js'

/** Of defects that are sent in part, those that the seed chooses, in the contract's order. */
const some = (judged: readonly Judged[], seed: number): Judged[] => {
  const kept = new Set<Judged>()
  for (const { requirement, refusal } of judged) {
    const group = judged.filter((each) => each.requirement === requirement && each.refusal.some === refusal.some)
    const sample = fc.shuffledSubarray(group, { minLength: Math.min(refusal.some ?? group.length, group.length) })
    const [chosen = []] = fc.sample(sample, { seed, numRuns: 1 })
    for (const each of chosen.slice(0, refusal.some)) kept.add(each)
  }
  return judged.filter((each) => kept.has(each))
}

/**
 * Stories made from the contract: what it allows is let in, and what it does not is refused, one thing at a time. What
 * no requirement is about, or the vendor leaves open, is not sent.
 */
export const generated: MakeStories = ({ api, contract, requirements, seed }) => {
  const { requests } = api
  if (!requests) return {}
  const held = new Set(
    requirements.filter(({ profile }) => profile === undefined || profile === contract.profile).map(({ id }) => id),
  )
  const id = (claim: string) => `${api.name}.form.${claim}`
  if (!held.has(id('accepted'))) return {}
  const validators = createValidators(contract.document)
  const credentials = api.credentialParameters ?? []
  const stories: Record<string, Story> = {}
  for (const operation of contract.operations) {
    const liveOperation = requests.operations[operation.id]
    if (!liveOperation) continue
    const subject: Subject = { api, requests, contract, validators, operation, liveOperation, credentials, seed }
    const judged = defectsOf(contract, operation, credentials).flatMap((defect): Judged[] => {
      const refusal = requests.refusal(defect.broken, contract.profile)
      const requirement = refusal && (refusal.requirement ?? id(defect.broken.constraint))
      return refusal && requirement && held.has(requirement) ? [{ defect, requirement, refusal }] : []
    })
    const variants = variantsOf({ contract, operation, live: liveOperation, credentials, seed })
    // one that is as it is goes out between defects and in scenarios, too
    if (variants.length > 1) {
      stories[`generated/${operation.id}-in-order`] = inOrder(subject, variants, id('accepted'))
    }
    for (const [media, group] of byMedia(some(judged, seed))) {
      const name = [
        operation.id,
        media?.replace('application/', '').replace('x-www-form-urlencoded', 'form'),
        'one-thing-wrong',
      ]
      stories[`generated/${name.filter((part) => part !== undefined).join('-')}`] = oneThingWrong(
        subject,
        media,
        group,
        {
          accepted: id('accepted'),
          changesNothing: id('refused-changes-nothing'),
        },
      )
    }
  }
  return stories

  /** Defects by the media type of the body that they are in; those of parameters go with the first. */
  function byMedia(judged: readonly Judged[]): Map<string | undefined, Judged[]> {
    const groups = new Map<string | undefined, Judged[]>()
    for (const each of judged) {
      const operation = contract.operations.find(({ id: name }) => name === each.defect.broken.operation)!
      const media = each.defect.broken.media ?? [...(operation.body?.content.keys() ?? [])][0]
      groups.set(media, [...(groups.get(media) ?? []), each])
    }
    return groups
  }
}
