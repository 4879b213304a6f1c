import type { HttpReply } from '../../../src/engine/http.js'
import type { SchemaAt } from '../../../src/contract/contract.js'
import type { Mutant } from '../mutant.js'
import type { Situation, Survey } from '../survey.js'
import { isRefusal } from './is-refusal.js'
import { replyMutant } from './on-reply.js'
import { responseOf } from './reply-body.js'

const without = ({ headers, ...reply }: HttpReply, name: string): HttpReply => ({
  ...reply,
  headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
})

/** Each documented header is left out where it has to be there, and garbled where it has a form; of refusals once each. */
export const replyHeaders = (survey: Survey): Mutant[] => {
  const known = new Set<string>()
  const fresh = ({ operation, reply }: Situation, header: string): boolean => {
    const key = `${operation} ${isRefusal(survey, reply)} ${header}`
    return !known.has(key) && Boolean(known.add(key))
  }
  return survey.shapes.flatMap((situation) =>
    [...(responseOf(survey, situation)?.headers ?? [])].flatMap(([header, rule]): Mutant[] =>
      header in situation.reply.headers && fresh(situation, header) ? spoilt(survey, situation, header, rule) : [],
    ),
  )
}

const spoilt = (
  survey: Survey,
  situation: Situation,
  header: string,
  { required, schema }: { required: boolean; schema: SchemaAt | undefined },
): Mutant[] => {
  const made = (detail: string, clause: string, change: (reply: HttpReply) => HttpReply) =>
    replyMutant(survey, situation, {
      operator: 'reply header',
      detail: `${header}-${detail}`,
      clause: `${clause} (${situation.label}).`,
      breaks: survey.requirements.passive('headers', situation.operation),
      change,
    })
  const fault = schema && survey.validators.open(schema)(GARBLED).length > 0
  return [
    ...(required ? [made('dropped', `The header ${header} is left out`, (reply) => without(reply, header))] : []),
    ...(fault
      ? [
          made('garbled', `The header ${header} has another form`, (reply) => ({
            ...reply,
            headers: { ...reply.headers, [header]: GARBLED },
          })),
        ]
      : []),
  ]
}

const GARBLED = 'not, so'
