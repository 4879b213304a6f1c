import { mediaType, responseFor, type Response } from '../../../src/contract/contract.js'
import type { HttpReply } from '../../../src/engine/http.js'
import type { Mutant } from '../mutant.js'
import { parseBody, type Situation, type Survey } from '../survey.js'
import { replyMutant } from './on-reply.js'
import { isRefusal } from './is-refusal.js'
import { GONE, placesIn, replaceAt, type Path } from './reply-places.js'

/** Ways to spoil a value, by what they spoil; of each the first that the contract does not allow makes a mutant. */
const SPOILS: readonly Readonly<Record<string, (value: unknown) => unknown>>[] = [
  { dropped: () => GONE },
  {
    retyped: (value) =>
      typeof value === 'string' ? 7 : Array.isArray(value) ? {} : isObject(value) ? [] : `${String(value)}!`,
    null: () => null,
  },
  {
    'not-in-form': (value) => (typeof value === 'string' && value !== '' ? `not ${value}` : value),
    'too-large': (value) => (Number.isInteger(value) ? 2 ** 40 : value),
    empty: (value) => (typeof value === 'string' ? '' : value),
  },
]

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

/** Each field of each answer is left out, of another type or in another form; those of refusals once per operation. */
export const replyBody = (survey: Survey): Mutant[] => {
  const ofRefusals = new Set<string>()
  return survey.shapes.flatMap((situation) => {
    const response = responseOf(survey, situation)
    const body = parseBody(situation.reply.body)
    if (!response || !isObject(body)) return []
    const refusal = isRefusal(survey, situation.reply)
    const kept = new Set<string>()
    return placesIn(body).flatMap((path) =>
      SPOILS.flatMap((spoils): Mutant[] => {
        for (const [spoil, change] of Object.entries(spoils)) {
          const { value, changed } = replaceAt(body, path, change)
          const breaks = changed ? brokenBy(survey, situation, response, value) : []
          const effect = JSON.stringify(value)
          if (breaks.length === 0 || kept.has(effect)) continue
          kept.add(effect)
          const place = `${situation.operation} ${path.join('.')} ${spoil}`
          if (refusal && ofRefusals.has(place)) return []
          if (refusal) ofRefusals.add(place)
          return [bodyMutant(survey, situation, path, spoil, change, breaks)]
        }
        return []
      }),
    )
  })
}

const bodyMutant = (
  survey: Survey,
  situation: Situation,
  path: Path,
  spoil: string,
  change: (value: unknown) => unknown,
  breaks: readonly string[],
): Mutant =>
  replyMutant(survey, situation, {
    operator: 'reply body',
    detail: `${path.join('.')}-${spoil}`,
    clause: `In the answer ${situation.label} the field ${path.join('.')} is ${spoil.replaceAll('-', ' ')}.`,
    breaks,
    change: (reply) => inBody(reply, path, change),
  })

/** A reply with another value at a place of its body. */
export const inBody = (reply: HttpReply, path: Path, change: (value: unknown) => unknown): HttpReply => {
  const body = parseBody(reply.body)
  if (body === undefined) return reply
  return { ...reply, body: JSON.stringify(replaceAt(body, path, change).value) }
}

export const responseOf = ({ contract }: Survey, { operation, status }: Situation): Response | undefined =>
  responseFor(contract.operations.find(({ id }) => id === operation)!.responses, status)

/** What fails where a text is in none of its formats: patterns say the same as they do, and alternatives fail with them. */
const FORMS = ['format', 'pattern', 'anyOf', 'oneOf']

/** Which passive requirements a spoilt body breaks; none where the contract allows it. */
export const brokenBy = (
  survey: Survey,
  { operation, reply, status }: Situation,
  response: Response,
  body: unknown,
): string[] => {
  const schema = response.content.get(mediaType(reply.headers['content-type'] ?? ''))
  const findings = schema ? survey.validators.open(schema)(body) : []
  if (findings.length === 0) return []
  const passive = (check: string) => survey.requirements.passive(check, operation)
  const ofForms = findings.some(({ rule }) => rule === 'format') && findings.every(({ rule }) => FORMS.includes(rule))
  if (ofForms) return [...passive('formats'), ...passive('body')]
  return [...new Set([...passive(status < 400 ? 'body' : 'error-body'), ...passive('body'), ...passive('error-body')])]
}
