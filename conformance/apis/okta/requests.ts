import type { Requests } from '../requests.js'

/** No value of the one operation is refused by anything that is documented; what other flags than booleans do is open. */
export const requests: Requests = {
  operations: {
    revokeUserSessions: {
      async live(t) {
        const user = await t.make('user')
        const session = t.observable('session') ? await t.tryMake('session', { user: user.id }) : undefined
        return {
          path: { userId: user.id },
          ...(session ? { look: () => t.alive('session', session.id) } : {}),
        }
      },
    },
  },
  nobodys: (t) => ({ userId: t.unknown('user') }),
  succeeded: ({ status }) => status === 204,
  refusal: () => undefined,
}
