// @ts-check
import { button } from '../lib/button.js'
import { dateTime, fromNow } from '../lib/format.js'
import { worldNow } from '../lib/now.js'
import { empty } from '../lib/states.js'
import { row, table } from '../lib/table.js'

const MOST = 12

/**
 * The sessions that run out next, each with a way to go there.
 * @param {import('../lib/types.js').Person[]} people
 * @param {(time: string) => Promise<string>} moveTo
 */
export const nextEnds = (people, moveTo) => {
  const now = worldNow()
  const ends = people
    .flatMap(({ name, accounts }) =>
      accounts.flatMap(({ api, sessions }) => sessions.map((session) => ({ name, api, ...session }))),
    )
    .filter(({ ended, expiresAt }) => !ended && expiresAt !== undefined && Date.parse(expiresAt) > now)
    .sort((a, b) => Date.parse(a.expiresAt ?? '') - Date.parse(b.expiresAt ?? ''))
    .slice(0, MOST)
  if (ends.length === 0)
    return empty('Nothing runs out', 'No session has an end that lies ahead. Sign somebody in under People.')
  const rows = ends.map(({ name, api, id, label, expiresAt = '' }) =>
    row([
      `${dateTime(expiresAt)} (${fromNow(expiresAt, now)})`,
      name,
      api,
      label,
      // a second later, for a session may hold to the very end
      button('Go there', () => moveTo(new Date(Date.parse(expiresAt) + 1000).toISOString()), {
        class: 'small',
        'aria-label': `Go there: ${label} of ${name} at ${api}`,
        'data-key': `go ${api} ${id}`,
      }),
    ]),
  )
  return table('Sessions that run out next', ['When (UTC)', 'Who', 'API', 'Session', ''], rows).box
}
