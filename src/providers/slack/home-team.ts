import type { SlackContext, TeamRow } from './tables.js'

const DEFAULT_TEAM: TeamRow = { id: 'T0ACME0001', enterprise_id: 'E0ACME0001' }

/** The team with an id, made in the organisation if there is none; without an id, the first of an organisation. */
export const homeTeam = async ({ store }: SlackContext, id?: string): Promise<TeamRow> => {
  const teams = store.collection('teams')
  const [first = DEFAULT_TEAM] = (
    await teams.list({ where: [{ field: 'enterprise_id', is: '!=', value: null }], limit: 1 })
  ).rows
  const found = id === undefined ? first : await teams.get(id)
  if (found) return found
  const made = { id: id ?? first.id, enterprise_id: first.enterprise_id }
  await teams.insert(made)
  return made
}
