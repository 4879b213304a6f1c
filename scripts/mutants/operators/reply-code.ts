import type { Mutant } from '../mutant.js'
import { saidOf, type Survey } from '../survey.js'
import { replyMutant } from './on-reply.js'

/** Each refusal that has a code comes with that of another refusal of the same operation, text and all. */
export const replyCode = (survey: Survey): Mutant[] =>
  survey.situations.flatMap((situation): Mutant[] => {
    const { code, operation, status } = situation
    if (code === undefined) return []
    const others = survey.situations.filter((other) => other.operation === operation && other.code !== undefined)
    const next =
      others.find((other) => other.code !== code && other.status === status) ??
      others.find((other) => other.code !== code)
    if (!next) return []
    return [
      replyMutant(survey, situation, {
        operator: 'error code',
        detail: `code-${next.code}`,
        clause: `The refusal ${situation.label} comes with the code ${next.code}.`,
        breaks: saidOf(survey, situation),
        change: (reply) => ({ ...reply, body: next.reply.body }),
      }),
    ]
  })
