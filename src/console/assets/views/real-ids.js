// @ts-check
import { get } from '../lib/control.js'

/**
 * Ids that exist in this world, so that a call works as it is proposed.
 * @typedef {{ users: [id: string, text: string][], sessions: [id: string, text: string][] }} RealIds
 */

/** The ids of one API, those of the person with the most living sessions first. @param {string} api @param {AbortSignal} [signal] @returns {Promise<RealIds>} */
export const realIds = async (api, signal) => {
  const { people } = await get('/people?limit=50', signal).catch(() => ({ people: [] }))
  const accounts = /** @type {import('../lib/types.js').Person[]} */ (people)
    .flatMap((person) =>
      person.accounts.filter((account) => account.api === api).map((account) => ({ person, account })),
    )
    .map(({ person, account }) => ({ person, account, alive: account.sessions.filter(({ ended }) => !ended) }))
    .sort((a, b) => b.alive.length - a.alive.length)
  return {
    users: accounts.map(({ person, account }) => [account.user, person.name]),
    sessions: accounts.flatMap(({ person, alive }) =>
      alive.map(({ id, label }) => /** @type {[string, string]} */ ([id, `${person.name}, ${label}`])),
    ),
  }
}

/** What a parameter's name says it is the id of. @param {string} name @param {RealIds} ids */
export const idsFor = (name, { users, sessions }) => {
  if (/session/i.test(name)) return sessions
  return /user/i.test(name) && !/mail/i.test(name) ? users : []
}
