import type { Stage } from '../../run/story.js'
import type { Thing } from '../../target/arranger.js'

/** The token itself, wherever the credential has it. */
export const tokenOf = (t: Stage, { headers }: Pick<Thing, 'headers'>): string => {
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.trim()]))
  const token = /^bearer\s+(\S+)$/i.exec(lower['authorization'] ?? '')?.[1] ?? lower['token']
  t.require(token !== undefined && token !== '', 'the credential is neither a bearer token nor in the header token')
  return token!
}
