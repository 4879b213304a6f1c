import type { HttpReply } from '../../../src/engine/http.js'
import type { Mutant } from '../mutant.js'
import { saidOf, type Survey } from '../survey.js'
import { isRefusal } from './is-refusal.js'
import { replyMutant } from './on-reply.js'
import { brokenBy, responseOf } from './reply-body.js'

interface Spoil {
  name: string
  clause: string
  /** Passive checks that see it. */
  checks: readonly string[]
  /** `with` or `without` a body in the right answer. */
  when: 'with' | 'without'
  /** Only for answers whose body may not be left out. */
  onlyRequired?: boolean
  /** Refusals have fewer, since all of an operation come out of one place. */
  onlySuccesses?: boolean
  onlyRefusals?: boolean
  change(reply: HttpReply): HttpReply
}

const typed = (reply: HttpReply, type: string): HttpReply => ({
  ...reply,
  headers: { ...reply.headers, 'content-type': type },
})

const TRACE = 'Error: boom\\n    at handler (/srv/app/index.js:10:5)\\n    at next (/srv/app/router.js:3:9)'

const SPOILS: readonly Spoil[] = [
  {
    name: 'media-type',
    clause: 'The body comes as text/plain.',
    checks: ['media-type', 'body', 'error-body'],
    when: 'with',
    onlySuccesses: true,
    change: (reply) => typed(reply, 'text/plain'),
  },
  {
    name: 'html',
    clause: 'A page of HTML comes instead of the documented body.',
    checks: ['media-type', 'error-body', 'body'],
    when: 'with',
    change: (reply) => ({ ...typed(reply, 'text/html'), body: '<html><body>Something happened</body></html>' }),
  },
  {
    name: 'empty',
    clause: 'The documented body is left out.',
    checks: ['body', 'error-body', 'media-type'],
    when: 'with',
    onlyRequired: true,
    onlySuccesses: true,
    change: ({ body: _, ...reply }) => {
      const { 'content-type': _type, ...headers } = reply.headers
      return { ...reply, headers, body: undefined }
    },
  },
  {
    name: 'half',
    clause: 'The body is half a JSON document.',
    checks: ['body', 'error-body', 'answered'],
    when: 'with',
    onlySuccesses: true,
    change: (reply) => ({ ...reply, body: reply.body!.slice(0, -1) }),
  },
  {
    name: 'other-shape',
    clause: 'Another error object comes instead of the documented one.',
    checks: ['error-body', 'body'],
    when: 'with',
    onlyRefusals: true,
    change: (reply) => ({ ...reply, body: '{"error":{"reason":"no"}}' }),
  },
  {
    name: 'stack-trace',
    clause: 'The answer shows a stack trace.',
    checks: ['leak'],
    when: 'with',
    onlyRefusals: true,
    change: (reply) => ({ ...reply, body: reply.body!.replace(/^\{/, `{"trace":"${TRACE}",`) }),
  },
  {
    name: 'body',
    clause: 'A body comes where none is documented.',
    checks: ['no-body'],
    when: 'without',
    // a 204 cannot carry one on the wire, so the status has to give way
    change: (reply) => ({ ...typed(reply, 'application/json'), status: 200, body: '{}' }),
  },
]

/** Each answer as a whole is of another media type, empty, broken, or of another shape. */
export const replyWhole = (survey: Survey): Mutant[] =>
  survey.shapes.flatMap((situation) => {
    const { reply, status, operation } = situation
    const json = reply.body !== undefined && (reply.headers['content-type'] ?? '').includes('json')
    const response = responseOf(survey, situation)
    return SPOILS.filter(
      ({ when, onlyRequired, onlyRefusals, onlySuccesses }) =>
        !(onlySuccesses && isRefusal(survey, reply)) &&
        when === (json ? 'with' : 'without') &&
        (json || reply.body === undefined) &&
        !(when === 'without' && response?.bodyOptional) &&
        !(onlyRequired && response?.bodyOptional) &&
        !(onlyRefusals && !isRefusal(survey, reply)) &&
        // a body of JSON objects only has a place for more
        !(onlyRefusals && !reply.body!.startsWith('{')),
    ).map(({ name, clause, checks, when, change }) =>
      replyMutant(survey, situation, {
        operator: name === 'media-type' || name === 'html' ? 'media type' : 'reply shape',
        detail: `${name === 'body' ? 'with' : 'reply'}-${name}`,
        clause: `${clause.slice(0, -1)} (${situation.label}).`,
        breaks: [
          ...new Set([
            ...checks.flatMap((check) => survey.requirements.passive(check, operation)),
            ...(name === 'body'
              ? [...survey.requirements.passive('status', operation), ...saidOf(survey, situation)]
              : []),
            // where every field is optional, only what the refusal has to say is missing
            ...(name === 'other-shape' && brokenBy(survey, situation, response!, {}).length === 0
              ? saidOf(survey, situation)
              : []),
          ]),
        ],
        change: (given) => {
          // of answers with the same status some may have no body
          if (when === 'with' && given.body === undefined) return given
          return name === 'body' && status !== 204 ? { ...change(given), status } : change(given)
        },
      }),
    )
  })
