import type { Memory, Thing } from '../../../testing/memory-driver.js'
import { no, ok } from '../../../testing/slack-server.js'
import { clientOf, effects, type Fault, inPlaceOf } from './fault.js'

const siblings = ([victim]: readonly Thing[], memory: Memory): Thing[] =>
  victim ? memory.of('session', { user: victim.attributes['user'] }) : []

/** Broken invalidations. */
export const INVALIDATE_FAULTS: readonly Fault[] = [
  [
    'slack.invalidate.succeeds',
    'live sessions are not found',
    { decide: (plain, { method }) => (method === 'invalidate' ? no('session_not_found') : plain) },
  ],
  ['slack.invalidate.ends-session', 'nothing ends', effects('invalidate', () => [])],
  [
    'slack.invalidate.ends-session',
    'the first session of the user ends',
    effects('invalidate', (plain, _, memory) => siblings(plain, memory).slice(0, 1)),
  ],
  [
    'slack.invalidate.ends-session',
    'mobile sessions stay',
    effects('invalidate', (plain) => plain.filter((each) => clientOf(each) === 'web')),
  ],
  [
    'slack.invalidate.ends-session',
    'asking again brings it back',
    {
      decide(plain, { method, args }, memory) {
        const session = method === 'invalidate' ? memory.find('session', args['session_id'] ?? '') : undefined
        if (session && !session.alive) session.alive = true
        return plain
      },
    },
  ],
  [
    'slack.invalidate.keeps-siblings',
    'all sessions of the user end',
    effects('invalidate', (plain, _, memory) => siblings(plain, memory)),
  ],
  [
    'slack.invalidate.keeps-siblings',
    'the next session ends as well',
    effects('invalidate', (plain, _, memory) => {
      const all = siblings(plain, memory).filter(({ alive }) => alive)
      return [...plain, ...all.slice(all.indexOf(plain[0]!) + 1).slice(0, 1)]
    }),
  ],
  [
    'slack.invalidate.keeps-siblings',
    'asking again ends another',
    {
      effects: (plain, { method, args }, memory) => {
        const session = method === 'invalidate' ? memory.find('session', args['session_id'] ?? '') : undefined
        return session && !session.alive ? siblings([session], memory) : plain
      },
    },
  ],
  [
    'slack.invalidate.keeps-other-users',
    'everybody is signed out',
    effects('invalidate', (_plain, _call, memory) => memory.of('session')),
  ],
  [
    'slack.invalidate.at-once',
    "calls at the same moment get in one another's way",
    {
      answer: async (answer, { path, body }, memory) => {
        const id = new URLSearchParams(body).get('session_id') ?? ''
        const session = memory.find('session', id)
        if (!path.endsWith('invalidate') || !session) return answer
        const busy = Number(session.attributes['busy'] ?? 0) + 1
        session.attributes['busy'] = busy
        await new Promise((resolve) => setTimeout(resolve, 10))
        return session.attributes['busy'] === busy && busy === 1 ? answer : no('session_invalidation_failed')
      },
    },
  ],
  ['slack.invalidate.unknown', 'an unknown session is fine', inPlaceOf('session_not_found', () => ok())],
  [
    'slack.invalidate.unknown',
    'an unknown session is a wrong argument',
    inPlaceOf('session_not_found', () => no('invalid_arguments')),
  ],
  ['slack.invalidate.expired', 'an expired session is ended', inPlaceOf('session_expired', () => ok())],
  [
    'slack.invalidate.primary-owner',
    "everybody ends the primary owner's",
    inPlaceOf('cannot_invalidate_primary_owner', () => ok()),
  ],
  [
    'slack.invalidate.primary-owner',
    'another code',
    inPlaceOf('cannot_invalidate_primary_owner', () => no('admin_unauthorized')),
  ],
  ['slack.invalidate.team-optional', 'the team is needed', { required: ['session_id', 'team_id'] }, 'live'],
]
