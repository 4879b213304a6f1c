import type { Reply } from '../../http/exchange.js'
import { jsonBody } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import type { Broken, Live, Refusal, Requests } from '../requests.js'
import { bodyFor, homeOf, join, sessionsOn, type Home } from './home.js'
import { anySessions, isThere, leave, type Placed } from './left-sessions.js'
import { adopting, bodyOf, fieldsOf, getUsers, named, remove, usersOf, type Fields, type Filter } from './sessions.js'

/** Addresses of users; none of the ranges that the contract's examples take theirs from. */
const address = (t: Stage): string => `198.51.100.${1 + t.random.below(254)}`

/** A home that holds the users of every request that succeeds. */
const largeHome = async (t: Stage): Promise<Home> => {
  const app = (await t.tryMake('app', { kind: 'Seat', sockets: 200, autodeploy: true }))?.id
  if (app === undefined) return homeOf(t)
  return { app, deployment: (await t.tryMake('deployment', { app, sockets: 200 }))?.id }
}

/** What a run keeps from request to request, since each creation is a request as well. */
interface Kept {
  home: Home
  session?: string
  /** A session that calls may end. */
  spare?: Placed
  /** Users of the session whom nobody has removed yet. */
  present: string[]
  /** How many users have come to it one after another. */
  come: number
}

const keeping = new WeakMap<Stage['target'], Kept>()

const kept = async (t: Stage): Promise<Kept> => {
  const found = keeping.get(t.target) ?? { home: await largeHome(t), present: [], come: 0 }
  keeping.set(t.target, found)
  return found
}

/** Users in one call: where one of them is made unusable, the other must not come or go all the same. */
const AT_ONCE = 2

/** A session with users, to which some are added or from which some are taken, others each time. */
const users =
  (adds: boolean) =>
  async (t: Stage): Promise<Live> => {
    const place = await kept(t)
    if (place.session === undefined || (!adds && place.present.length < AT_ONCE)) {
      place.present = [1, 2, 3, 4].map((last) => `203.0.113.${last}`)
      place.session = await join(t, place.home, place.present)
    }
    const id = place.session
    const coming = () => `198.51.100.${(place.come++ % 254) + 1}`
    const ips = adds ? Array.from({ length: AT_ONCE }, coming) : place.present.splice(0, AT_ONCE)
    return {
      path: { session_id: id },
      body: { ip_list: ips },
      look: async () => (usersOf(await getUsers(t, id)) ?? []).toSorted(),
      dear: true,
    }
  }

/** A session that is there: the last one, where a driver shows that nothing has ended it. */
const spare = async (t: Stage): Promise<Placed> => {
  const place = await kept(t)
  const last = place.spare
  if (last && (await isThere(t, last))) return last
  const [next] = (await anySessions(t, 1, place.home)) as [Placed]
  return (place.spare = next)
}

/** How a driver shows whether a session is there, where one can. */
const lookAt = async (t: Stage, session: Placed): Promise<{ look: () => Promise<unknown> } | object> =>
  (await isThere(t, session)) === undefined ? {} : { look: () => isThere(t, session) }

const session = async (t: Stage): Promise<Live> => {
  const found = await spare(t)
  return { path: { session_id: found.id }, ...(await lookAt(t, found)) }
}

/** A filter that matches the session; the one behind it keeps any reading of the first to sessions of the run. */
const filters = (id: string, first: Filter = named(id)): { filters: Filter[] } => ({ filters: [first, named(id)] })

const bound = ({ field, filter_type, values }: Filter, { body }: Live): Filter => {
  const [{ values: own }] = (body as { filters: [Filter] }).filters
  const about = field === 'session_id' ? (filter_type === 'not' ? [`no-${own[0]!}`] : own) : values
  return { field, filter_type, values: about }
}

const refused = (...statuses: readonly number[]): Refusal => ({
  due: `${statuses.join(' or ')} with a message`,
  holds: (reply: Reply) => {
    const { message } = fieldsOf(jsonBody(reply))
    return statuses.includes(reply.status) && typeof message === 'string' && message !== ''
  },
})

/** What says where to play: many fields that are read by the same rules, and of which no source says how they weigh. */
const PLACES = new Set([
  'location',
  'city',
  'country',
  'continent',
  'administrative_division',
  'region',
  'filters',
  'skip_telemetry',
])

/**
 * A body that cannot be used is 400; today's page has 422 for values as well. What a bulk stop without usable filters
 * would do to others is not tried. The Go client can send an empty environment only, so that little is asked of one.
 */
const refusal = ({ constraint, name, in: place, operation, required, value }: Broken): Refusal | undefined => {
  if (place !== 'body') return undefined
  if (operation === 'sessions-bulk-stop' && constraint !== 'media-type' && name.length < 3) return undefined
  // all operations read their bodies by the same reader
  if (constraint === 'body' && operation !== 'session-post') return undefined
  if (constraint === 'media-type') return refused(415, 400)
  if (constraint === 'enum' && value === 'no-such-choice') return undefined
  if (name.includes('env')) return { ...refused(400, 422), requirement: 'edgegap.form.environment' }
  if (constraint === 'type' && !required && !/^no (list|object)$/.test(String(value))) {
    return operation === 'session-post' && PLACES.has(name[0] ?? '')
      ? undefined
      : { ...refused(400, 422), requirement: 'edgegap.form.optional-type' }
  }
  return constraint === 'type' || constraint === 'bounds' ? refused(400, 422) : refused(400)
}

export const requests: Requests = {
  operations: {
    'session-post': {
      async live(t) {
        const { home } = await kept(t)
        const seen = await sessionsOn(t, home)
        return {
          body: bodyFor(home, [address(t)]),
          ...(seen ? { look: () => sessionsOn(t, home) } : {}),
        }
      },
      names: ['app_name', 'version_name', 'deployment_request_id', 'webhook_url', 'ip_list'],
      bind: (example, { body }) => {
        const { version_name: _, deployment_request_id: __, webhook_url: ___, ...rest } = example
        return { ...rest, ...(body as Fields) }
      },
      async settle(t, answer) {
        const { session_id: id } = bodyOf(adopting(t, answer))
        if (typeof id !== 'string') return
        // nobody knows how much room an app has that was not made for this
        if (t.observable('deployment')) leave(t, (await kept(t)).home, id)
        else await remove(t, id)
      },
    },
    'get-session': { live: session },
    'session-delete': { live: session, spends: true },
    'get-users-session': { live: session },
    'put-users-session': { live: users(true), spends: true, names: ['ip_list'] },
    'delete-users-session': { live: users(false), spends: true, names: ['ip_list'] },
    'list-sessions': { live: () => Promise.resolve({}) },
    'sessions-bulk-stop': {
      async live(t) {
        const found = await spare(t)
        return { body: filters(found.id), ...(await lookAt(t, found)) }
      },
      spends: true,
      names: ['filters'],
      bind: (example, live) => ({
        filters: [
          ...(example as { filters: Filter[] }).filters.map((filter) => bound(filter, live)),
          ...(live.body as { filters: Filter[] }).filters,
        ],
      }),
    },
  },
  nobodys: (t) => ({ session_id: t.unknown('session') }),
  succeeded: ({ status }) => status === 200,
  refusal,
}
