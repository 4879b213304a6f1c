import type { Mutation } from '../../mutant.js'
import { checkThenAct } from '../../operators/races.js'
import type { Special } from '../subject.js'

/** Mutants for which only identity has a place. */
export const specials: readonly Special[] = [
  {
    name: 'delete_session/race/both-win',
    operation: 'delete_session',
    operator: 'race',
    clause: 'Two deletions of one session at the same moment both succeed.',
    // the second one may be answered with 204 as well: nothing documented is broken
    breaks: [],
    make: checkThenAct,
  },
  {
    name: 'credentials/demanded',
    operation: undefined,
    operator: 'credential refused',
    clause: 'A call without a credential is refused.',
    breaks: ['identity.credentials.none-needed'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (request.headers['authorization'] !== undefined || !outcome.operation) return outcome
        const headers = { 'content-type': 'application/json' }
        return { ...outcome, reply: { status: 401, headers, body: '{"detail":"Not authenticated"}' } }
      },
    }),
  },
  {
    name: 'credentials/nothing-shown-without',
    operation: undefined,
    operator: 'credential refused',
    clause: 'To a caller without a credential there are no sessions.',
    breaks: ['identity.credentials.none-needed'],
    make: () => ({
      answer: (next) => (request) =>
        next(
          request.headers['authorization'] === undefined ? { ...request, target: nobodys(request.target) } : request,
        ),
    }),
  },
  {
    name: 'get_session/unknown/another',
    operation: 'get_session',
    operator: 'wrong refusal',
    clause: 'Where there is no such session, the newest one is shown.',
    breaks: ['identity.get.unknown'],
    make: () => ({
      answer:
        (next, { context }) =>
        async (request) => {
          const outcome = await next(request)
          if (outcome.operation?.id !== 'get_session' || outcome.reply.status !== 404) return outcome
          const newest = (await context.store.collection('sessions').list()).rows.at(-1) as { id: string } | undefined
          return newest ? next({ ...request, target: withId(request.target, newest.id) }) : outcome
        },
    }),
  },
  {
    name: 'delete_session/unknown/malformed',
    operation: 'delete_session',
    operator: 'wrong refusal',
    clause: 'The id of a session that is not there is refused as no UUID.',
    breaks: ['identity.delete.repeated'],
    make: () => ({
      answer: (next) => async (request) => {
        const outcome = await next(request)
        if (outcome.operation?.id !== 'delete_session' || outcome.reply.status !== 404) return outcome
        return next({ ...request, target: withId(request.target, 'gone') })
      },
    }),
  },
  {
    name: 'get_session/reading/touches',
    operation: 'get_session',
    operator: 'effect',
    clause: 'Reading a session moves its updated_at.',
    breaks: ['identity.reads-change-nothing'],
    make: () => touching('get_session'),
  },
  {
    name: 'get_user_sessions/reading/touches',
    operation: 'get_user_sessions',
    operator: 'effect',
    clause: 'Listing sessions makes them longer valid.',
    breaks: ['identity.reads-change-nothing'],
    make: () => touching('get_user_sessions'),
  },
]

const withId = (target: string, id: string): string => target.replace(/(\/sessions\/)[^/?]+/, `$1${id}`)

/** The same request about somebody or something that nobody knows; what is no UUID stays so. */
const nobodys = (target: string): string => target.replace(/[0-9a-f]{12}(?=\/?$)/i, '000000000000')

/** Every answer of an operation makes all sessions look a little newer. */
const touching = (operation: string): Mutation => ({
  answer:
    (next, { context }) =>
    async (request) => {
      const outcome = await next(request)
      if (outcome.operation?.id !== operation) return outcome
      const sessions = context.store.collection('sessions')
      for (const row of (await sessions.list()).rows as { id: string; updated_at: number; valid_until: number }[]) {
        const patch = { updated_at: row.updated_at + 1000, valid_until: row.valid_until + 1000 }
        await sessions.updateIf(row.id, [], patch as object)
      }
      return outcome
    },
})
