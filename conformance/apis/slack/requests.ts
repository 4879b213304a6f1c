import type { Reply } from '../../http/exchange.js'
import type { Stage } from '../../run/story.js'
import type { Broken, Live, Refusal, Requests } from '../requests.js'
import { envelopeOf, naming, type Form } from './calls.js'
import { signIn, trySignIn, type Session } from './people.js'

const seen = (t: Stage, ...sessions: readonly Session[]): Pick<Live, 'look'> => {
  const look = async () => {
    const alive = []
    for (const { id } of sessions) alive.push(await t.alive('session', id))
    return alive
  }
  return t.observable('session') ? { look } : {}
}

/** A session of each class where there are such, since a reset may be for one class only. */
const ofEachClass = async (t: Stage, userId: string): Promise<Session[]> => {
  const made = [await trySignIn(t, userId, { client: 'mobile' }), await trySignIn(t, userId, { client: 'web' })]
  const sessions = made.filter((session) => session !== undefined)
  return sessions.length > 0 ? sessions : [await signIn(t, userId)]
}

/** Only the codes that are documented for the case hold; several where pages or eras differ. */
const refused = (...codes: readonly string[]): Refusal => ({
  due: codes.length === 0 ? '200 with ok false and an error' : `200 ${codes.join(' or ')}`,
  holds: (reply: Reply) => {
    const { ok, error } = envelopeOf(reply)
    return (
      reply.status === 200 &&
      ok === false &&
      (codes.length === 0 ? typeof error === 'string' : codes.includes(String(error)))
    )
  },
})

/** What is in no list stays open: flags that are no booleans, fields that stand there twice, empty values. */
const refusal = ({ constraint, name: [name], value, in: place }: Broken): Refusal | undefined => {
  if (place !== 'body') return undefined
  if (constraint === 'missing' && name !== undefined) return refused('invalid_arguments')
  if (constraint === 'missing') return { ...refused(), requirement: 'slack.form.body' }
  if (constraint === 'body') return refused()
  if (constraint === 'media-type') return refused('invalid_post_type')
  return name === 'session_id' && value !== '' ? refused('invalid_arguments') : undefined
}

export const requests: Requests = {
  operations: {
    admin_users_session_invalidate: {
      async live(t) {
        const user = await t.make('user')
        const session = await signIn(t, user.id)
        return { body: naming(t, session), ...seen(t, session) }
      },
      spends: true,
      names: ['session_id', 'team_id', 'user_id'],
      // the examples have the id as a number and as text
      bind: ({ session_id: id }, { body }) => {
        const own = body as Form
        return { ...own, session_id: typeof id === 'number' ? Number(own['session_id']) : own['session_id'] }
      },
    },
    admin_users_session_reset: {
      async live(t) {
        const user = await t.make('user')
        const sessions = t.observable('session') ? await ofEachClass(t, user.id) : []
        return { body: { user_id: user.id } satisfies Form, ...seen(t, ...sessions) }
      },
      names: ['user_id'],
      // no page says what both flags together mean
      open: ({ body }) => {
        const { mobile_only: mobile, web_only: web } = body as Record<string, unknown>
        return mobile === true && web === true
      },
      bind: (example, { body }) => ({ ...example, ...(body as object) }),
    },
  },
  succeeded: (reply) => reply.status === 200 && envelopeOf(reply).ok === true,
  refusal,
}
