import type { Profile } from '../../../src/engine/context.js'
import { judge } from './judge.js'

/**
 * Judges the mock as it is, so that a kill means something; answers every check that looked at something, as
 * `layer requirement check`.
 * @throws Error where the unbroken mock fails, since then every mutant would count as killed.
 */
export const judgeUnbroken = async (api: string, profiles: readonly Profile[]): Promise<string[]> => {
  const looked = new Set<string>()
  for (const profile of profiles) {
    const judged = await judge({ name: `${api}/unbroken`, api, profile, make: () => ({}) }, { looked: true })
    if (judged.failed.length > 0 || judged.trouble !== undefined) {
      const why = judged.trouble ?? `it fails ${judged.failed.join(', ')}`
      throw new Error(`${api} (${profile}): the suite does not accept the unbroken mock: ${why}`)
    }
    for (const each of judged.looked ?? []) looked.add(each)
  }
  return [...looked]
}
