import { splitTarget } from '../../../src/engine/query.js'
import type { HttpRequest } from '../../../src/engine/http.js'
import type { Mutant } from '../mutant.js'
import { isRefusal } from './is-refusal.js'
import type { Survey } from '../survey.js'
import { mendBody } from './mend-body.js'

/** A call is refused as it should be, and has its effect all the same. */
export const refusedEffects = (survey: Survey): Mutant[] => {
  const { subject, profile, contract, validators } = survey
  const mend = (operation: string, text: string): string => {
    const schema = contract.operations.find(({ id }) => id === operation)?.body?.content.get('application/json')
    return schema ? mendBody(text, validators.open(schema)) : text
  }
  return Object.entries(subject.refusedEffects).flatMap(([operation, breaks]) =>
    survey.situations
      .filter((situation) => situation.operation === operation && isRefusal(survey, situation.reply))
      .map(({ label, fits }): Mutant => ({
        name: `${subject.api}/${operation}/${label.replace(' ', '-')}/refused-with-effect`,
        api: subject.api,
        operation,
        profile,
        operator: 'refused with effect',
        clause: `A call that is refused with ${label} has its effect all the same.`,
        breaks: [...breaks, `${subject.api}.form.refused-changes-nothing`].filter(survey.requirements.has),
        make: () => ({
          answer: (next, kit) => async (request) => {
            const outcome = await next(request)
            if (outcome.operation?.id !== operation || !fits(outcome.reply)) return outcome
            const admin = (await subject.credentials?.admin(kit)) ?? {}
            await kit.quietly(repaired(request, admin, (text) => mend(operation, text)))
            return outcome
          },
        }),
      })),
  )
}

/**
 * The request without what may have been wrong with it: only path, the parts of the body that are right, the body's own
 * media type and an administrator's credential are left.
 */
const repaired = (
  request: HttpRequest,
  admin: Readonly<Record<string, string>>,
  mend: (text: string) => string,
): HttpRequest => {
  const { host = '' } = request.headers
  const text = new TextDecoder().decode(request.body)
  const json = text.startsWith('{')
  const type = json ? 'application/json' : 'application/x-www-form-urlencoded'
  return {
    ...request,
    target: splitTarget(request.target).path,
    headers: { host, ...(text === '' ? {} : { 'content-type': type }), ...admin },
    body: json ? new TextEncoder().encode(mend(text)) : request.body,
  }
}
