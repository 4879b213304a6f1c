import type { HttpReply } from '../../../src/engine/http.js'
import type { Mutant, Mutation } from '../mutant.js'
import type { Situation, Survey } from '../survey.js'

/** Answers of one situation come out changed. */
export const onReply = (
  { operation, fits }: Pick<Situation, 'operation' | 'fits'>,
  change: (reply: HttpReply) => HttpReply,
): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    if (outcome.operation?.id !== operation || !fits(outcome.reply)) return outcome
    return { ...outcome, reply: change(structuredClone(outcome.reply)) }
  },
})

/** A mutant of the answers in one situation. */
export const replyMutant = (
  { subject, profile }: Survey,
  situation: Situation,
  given: Pick<Mutant, 'operator' | 'clause' | 'breaks'> & { detail: string; change(reply: HttpReply): HttpReply },
): Mutant => ({
  name: [subject.api, situation.operation, situation.label.replace(' ', '-'), given.detail].join('/'),
  api: subject.api,
  operation: situation.operation,
  profile,
  operator: given.operator,
  clause: given.clause,
  breaks: given.breaks,
  make: () => onReply(situation, given.change),
})
