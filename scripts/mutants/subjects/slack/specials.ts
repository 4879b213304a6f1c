import type { Outcome } from '../../../../src/engine/engine.js'
import type { Mutation } from '../../mutant.js'
import { checkThenAct } from '../../operators/races.js'
import { throttledForGood } from '../../operators/throttled-for-good.js'
import type { Special } from '../subject.js'
import { INVALIDATE, RESET } from './operations.js'

/** Mutants for which only Slack has a place. */
export const specials: readonly Special[] = [
  {
    name: `${INVALIDATE}/race/all-win`,
    operation: INVALIDATE,
    operator: 'race',
    clause: 'Several invalidations of one session at the same moment all succeed.',
    breaks: ['slack.invalidate.only-one-wins'],
    make: checkThenAct,
  },
  ...(['json', 'form'] as const).map((kind) => ({
    name: `${RESET}/body/${kind}-refused`,
    operation: RESET,
    operator: 'validation too strict',
    clause: `Arguments as ${kind} are refused.`,
    breaks: kind === 'json' ? ['slack.request.json', 'slack.form.accepted'] : ['slack.reset.succeeds'],
    make: () => typeRefused(kind === 'json' ? /json/ : /urlencoded/),
  })),
  {
    name: `${RESET}/body/charset-refused`,
    operation: RESET,
    operator: 'validation too strict',
    clause: 'A Content-Type with a charset is refused.',
    breaks: ['slack.request.charset', 'slack.request.clients'],
    make: () => typeRefused(/charset/),
  },
  {
    name: `${RESET}/token/twice-refused`,
    operation: RESET,
    operator: 'credential refused',
    clause: 'A token that stands in the form besides the header is refused.',
    breaks: ['slack.request.clients'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        const inForm = /(^|&)token=/.test(new TextDecoder().decode(request.body))
        if (outcome.operation?.id !== RESET || !inForm || request.headers['authorization'] === undefined) return outcome
        return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"invalid_auth"}' } }
      },
    }),
  },
  ...(['1', '0', ''] as const).map((text) => ({
    name: `${RESET}/flags/${text === '' ? 'empty' : text}-turned-round`,
    operation: RESET,
    operator: 'parameter',
    clause: `The flag ${text === '' ? 'that is empty' : `written ${text}`} is read as the opposite.`,
    breaks: [text === '' ? 'slack.reset.flags-empty' : 'slack.reset.flags-as-digits'],
    make: () =>
      formRead((form) => {
        for (const name of ['mobile_only', 'web_only']) {
          if (form.get(name) === text) form.set(name, text === '1' ? 'false' : 'true')
        }
      }),
  })),
  {
    name: `${RESET}/again/refused`,
    operation: RESET,
    operator: 'not idempotent',
    clause: 'A user without sessions is answered with user_not_found.',
    breaks: ['slack.reset.again'],
    make: () => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const user = new URLSearchParams(new TextDecoder().decode(request.body)).get('user_id') ?? ''
          const where = [{ field: 'user_id', is: '=', value: user }] as never
          const idle = (await context.store.collection('sessions').count({ where })) === 0
          const outcome = await next(request)
          const fine = outcome.operation?.id === RESET && outcome.reply.body?.includes('"ok":true')
          if (!fine || !idle) return outcome
          return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"user_not_found"}' } }
        },
    }),
  },
  {
    name: `${RESET}/scopes/only-one`,
    operation: RESET,
    operator: 'credential refused',
    clause: 'A token that has more scopes than the one is refused.',
    breaks: ['slack.credentials.scope-among-others'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        const { 'x-oauth-scopes': scopes = '' } = outcome.reply.headers
        if (outcome.operation?.id !== RESET || !scopes.includes(',')) return outcome
        const body = JSON.stringify({
          ok: false,
          error: 'missing_scope',
          needed: 'admin.users:write',
          provided: scopes,
        })
        return { ...outcome, reply: { ...outcome.reply, body } }
      },
    }),
  },
  ...([INVALIDATE, RESET] as const).flatMap((operation) => [
    {
      name: `${operation}/body/cut-off-accepted`,
      operation,
      operator: 'validation skipped',
      clause: 'A body that cannot be read is taken for a good one.',
      breaks: ['slack.form.body'],
      make: () =>
        acceptedWhere(
          (outcome) => outcome.operation?.id === operation && (outcome.reply.body?.includes('invalid_json') ?? false),
        ),
    },
    {
      name: `${operation}/body/no-object-accepted`,
      operation,
      operator: 'validation skipped',
      clause: 'A body of JSON that is no object is taken for a good one.',
      breaks: ['slack.form.body'],
      make: () =>
        acceptedWhere(
          (outcome) =>
            outcome.operation?.id === operation && (outcome.reply.body?.includes('json_not_object') ?? false),
        ),
    },
  ]),
  {
    name: 'body/reserved-names-accepted',
    operation: undefined,
    operator: 'validation skipped',
    clause: 'A body with names that languages keep for themselves is taken for a good one.',
    breaks: ['slack.robust.hostile-bodies'],
    // both methods read their bodies by the same reader
    make: () => acceptedWhere((_, text) => text.includes('__proto__')),
  },
  {
    name: `${RESET}/rate-limit/never-passes`,
    operation: RESET,
    operator: 'time',
    clause: 'Who was throttled once is throttled for good.',
    breaks: ['slack.rate-limit.passes'],
    make: () => throttledForGood(RESET),
  },
  {
    name: `${RESET}/rate-limit/acts`,
    operation: RESET,
    operator: 'refused with effect',
    clause: 'A call that is throttled has its effect all the same.',
    breaks: ['slack.rate-limit.changes-nothing'],
    make: () => ({
      answer: (next, kit) => async (request) => {
        const outcome = await next(request)
        if (outcome.operation?.id === RESET && outcome.reply.status === 429) await kit.quietly(request)
        return outcome
      },
    }),
  },
  {
    name: `${RESET}/retry-after/dropped`,
    operation: RESET,
    operator: 'reply header',
    clause: 'A 429 comes without Retry-After.',
    breaks: ['slack.rate-limit.retry-after'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        const { 'retry-after': _, ...headers } = outcome.reply.headers
        return { ...outcome, reply: { ...outcome.reply, headers } }
      },
    }),
  },
  {
    name: `${INVALIDATE}/team/required`,
    operation: INVALIDATE,
    profile: 'live',
    operator: 'validation too strict',
    clause: 'Without team_id an invalidation is refused.',
    breaks: ['slack.invalidate.team-optional'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        const form = new TextDecoder().decode(request.body)
        if (outcome.operation?.id !== INVALIDATE || /team_id/.test(form)) return outcome
        return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"invalid_arguments"}' } }
      },
    }),
  },
]

const acceptedWhere = (fits: (outcome: Outcome, text: string) => boolean): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    if (!outcome.operation || !fits(outcome, new TextDecoder().decode(request.body))) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: '{"ok":true}' } }
  },
})

const typeRefused = (type: RegExp): Mutation => ({
  answer: (next) => async (request) => {
    const outcome = await next(request)
    if (!outcome.operation || !type.test(request.headers['content-type'] ?? '')) return outcome
    return { ...outcome, reply: { ...outcome.reply, body: '{"ok":false,"error":"invalid_post_type"}' } }
  },
})

/** Forms are read as something else than was sent. */
const formRead = (change: (form: URLSearchParams) => void): Mutation => ({
  answer: (next) => async (request) => {
    if (!/urlencoded/.test(request.headers['content-type'] ?? '')) return next(request)
    const form = new URLSearchParams(new TextDecoder().decode(request.body))
    change(form)
    return next({ ...request, body: new TextEncoder().encode(form.toString()) })
  },
})
