import type { HttpReply } from '../../../src/engine/http.js'
import type { Mutant } from '../mutant.js'
import type { Survey } from '../survey.js'
import { replyMutant } from './on-reply.js'
import { responseOf } from './reply-body.js'

const without = ({ headers, ...reply }: HttpReply, name: string): HttpReply => ({
  ...reply,
  headers: Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name)),
})

/** Each documented header is left out where it has to be there, and garbled where it has a form. */
export const replyHeaders = (survey: Survey): Mutant[] =>
  survey.situations.flatMap((situation) =>
    [...(responseOf(survey, situation)?.headers ?? [])].flatMap(([header, { required, schema }]): Mutant[] => {
      if (situation.reply.headers[header] === undefined) return []
      const made = (detail: string, clause: string, change: (reply: HttpReply) => HttpReply) =>
        replyMutant(survey, situation, {
          operator: 'reply header',
          detail: `${header}-${detail}`,
          clause: `${clause} (${situation.label}).`,
          breaks: survey.requirements.passive('headers', situation.operation),
          change,
        })
      const garbled = 'not, so'
      const fault = schema && survey.validators.open(schema)(garbled).length > 0
      return [
        ...(required ? [made('dropped', `The header ${header} is left out`, (reply) => without(reply, header))] : []),
        ...(fault
          ? [
              made('garbled', `The header ${header} has another form`, (reply) => ({
                ...reply,
                headers: { ...reply.headers, [header]: garbled },
              })),
            ]
          : []),
      ]
    }),
  )
