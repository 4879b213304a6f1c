import type { Mutation } from '../../mutant.js'
import { parseBody } from '../../survey.js'
import type { Special } from '../subject.js'
import { POST } from './operations.js'
import { withJson } from './with-json.js'

/** Creations that go wrong in ways of their own. */
export const creationSpecials: readonly Special[] = [
  {
    name: `${POST}/selectors/any-tag`,
    operation: POST,
    operator: 'filter',
    clause: 'Of several selectors only the first has to fit.',
    breaks: ['edgegap.create.selectors'],
    make: () =>
      creating((body) => ({
        ...body,
        ...(body['selectors'] ? { selectors: (body['selectors'] as unknown[]).slice(0, 1) } : {}),
      })),
  },
  {
    name: `${POST}/selectors/tag-only-rules-out`,
    operation: POST,
    operator: 'parameter',
    clause: 'A selector with tag_only rules deployments out.',
    breaks: ['edgegap.create.tag-only'],
    make: () =>
      creating((body) => ({
        ...body,
        ...(body['selectors']
          ? { selectors: (body['selectors'] as object[]).map((each) => ({ ...each, tag_only: false })) }
          : {}),
      })),
  },
  {
    name: `${POST}/ids/shared`,
    operation: POST,
    operator: 'reply value',
    clause: 'Every second session has the id of the one before.',
    breaks: ['edgegap.create.new-id'],
    make: () => {
      let last: string | undefined
      return {
        answer: (next) => async (request) => {
          const outcome = await next(request)
          const body = parseBody(outcome.reply.body) as { session_id?: string } | undefined
          if (outcome.operation?.id !== POST || outcome.reply.status !== 200 || !body?.session_id) return outcome
          const session_id = last ?? body.session_id
          last = last === undefined ? body.session_id : undefined
          return { ...outcome, reply: { ...outcome.reply, body: JSON.stringify({ ...body, session_id }) } }
        },
      }
    },
  },
  {
    name: `${POST}/body-selectors.*.tag/cut`,
    operation: POST,
    operator: 'validation skipped',
    clause: 'A tag that is too long is cut.',
    breaks: ['edgegap.form.bounds'],
    make: () => ({
      answer: (next) => (request) => {
        const text = new TextDecoder().decode(request.body)
        const body = text.replace(/("tag":"[^"]{20})[^"]+"/g, '$1"')
        return next({ ...request, body: new TextEncoder().encode(body) })
      },
    }),
  },
  {
    name: `${POST}/body/reserved-names-accepted`,
    operation: POST,
    operator: 'validation skipped',
    clause: 'A body with names that languages keep for themselves is taken for a good one.',
    breaks: ['edgegap.robust.hostile-bodies'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (!new TextDecoder().decode(request.body).includes('__proto__')) return outcome
        const headers = { 'content-type': 'application/json' }
        const body = JSON.stringify({ session_id: 'proto-S', app: 'any', version: 'any' })
        return { ...outcome, reply: { status: 200, headers, body } }
      },
    }),
  },
]

const creating = (change: (body: Record<string, unknown>) => unknown): Mutation => withJson(POST, change)
