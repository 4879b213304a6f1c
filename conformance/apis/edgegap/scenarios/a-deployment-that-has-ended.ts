import { story } from '../../../run/story.js'
import { addresses, homeOf, open, requireReady } from '../home.js'
import { answerOf, get, isRefusal, remove } from '../sessions.js'
import { isReady } from '../waiting.js'

export const scenario = story({
  title: 'A session whose deployment has ended is not ready any more, and its deletion says so',
  covers: ['edgegap.get.ended-deployment', 'edgegap.delete.ended-deployment'],
  async run(t) {
    const home = await homeOf(t)
    const [ip] = addresses(t, 1) as [string]
    const id = await open(t, home, [ip])
    await requireReady(t, home, id)
    t.require(home.deployment !== undefined, 'the session does not show its deployment')
    await t.end('deployment', home.deployment!)
    let shown = await get(t, id)
    if (isReady(shown)) await t.until(async () => !isReady((shown = await get(t, id))))
    t.control('edgegap.get.ended-deployment', !isReady(shown), `the session ${id} is still ready`, shown)
    const deleted = await remove(t, id)
    t.check(
      'edgegap.delete.ended-deployment',
      isRefusal(deleted, 410, 404),
      `the deletion is answered with ${answerOf(deleted)}, not 410 (or 404) with a message`,
      shown,
      deleted,
    )
  },
})
