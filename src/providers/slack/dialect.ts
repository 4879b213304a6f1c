import { percentDecode } from '../../engine/query.js'
import type { Problem, Violation } from '../../engine/problem.js'
import type { Dialect } from '../../engine/provider.js'
import { isForm } from './post-type.js'
import { refuse } from './replies.js'
import type { SlackContext } from './tables.js'

/** A call that reaches no method: the last part of the path is what was taken for one. */
const unknownMethod = ({ path }: { path: string }) => {
  const last = path.split('/').findLast((part) => part !== '') ?? ''
  return { status: 200, body: { ok: false, error: 'unknown_method', req_method: percentDecode(last) ?? last } }
}

const KINDS: Record<string, string> = { integer: 'an integer', boolean: 'a boolean', string: 'a string' }

/** Missing arguments are named in words that the official clients' threads show; the others are inferred. */
const sentence = ({ rule, params, pointer }: Violation): [argument: string, sentence: string] => {
  if (rule === 'required') {
    const missing = String(params['missingProperty'])
    return [missing, `[ERROR] missing required field: ${missing}`]
  }
  const name = pointer.slice(1)
  const type = String([params['type']].flat()[0])
  return [name, `[ERROR] must be ${KINDS[type] ?? 'of another form'}: ${name}`]
}

/** One sentence for each argument, of the first thing that is wrong with it. */
const messages = ({ violations }: Extract<Problem, { kind: 'invalid' }>): string[] => {
  const said = new Map<string, string>()
  for (const [name, text] of violations.map(sentence)) if (!said.has(name)) said.set(name, text)
  return [...said.values()]
}

/** How Slack says what went wrong: status 200 and a code, always. */
export const dialect: Dialect<SlackContext> = {
  'unknown-path': unknownMethod,
  'wrong-method': unknownMethod,
  'trailing-slash': unknownMethod,
  'bad-encoding': unknownMethod,
  'too-large': (_, { request }) => refuse(request, 'request_timeout'),
  'unsupported-media-type': (_, { request }) => refuse(request, 'invalid_post_type'),
  'malformed-body': ({ mediaType }, { request }) =>
    refuse(request, isForm(mediaType) ? 'invalid_form_data' : 'invalid_json'),
  invalid: (problem, { request }) => refuse(request, 'invalid_arguments', { messages: messages(problem) }),
  internal: (_, { request }) => refuse(request, 'internal_error'),
}
