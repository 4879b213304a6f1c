import { story, type Stage } from '../../../run/story.js'
import { addresses, deploymentIn, open, roomyApp, sessionsOn } from '../home.js'
import { listWith, listWithout } from '../list.js'
import { answerOf, bulkStop, named, processable, same, type Filter } from '../sessions.js'
import { isReady, whenReady } from '../waiting.js'

export const scenario = story({
  title: 'A bulk stop by deployment or by its tags stops what runs there',
  covers: [
    'edgegap.bulk.tags-any',
    'edgegap.bulk.tags-all',
    'edgegap.bulk.request-id',
    'edgegap.bulk.gone',
    'edgegap.bulk.keeps-deployment',
  ],
  async run(t) {
    const mark = t.random.text('0123456789abcdef', 8)
    const [common, special] = [`all-${mark}`, `one-${mark}`]
    const app = await roomyApp(t)
    const first = await tagged(t, app, [common])
    const second = await tagged(t, app, [common, special, `more-${mark}`])
    const third = await tagged(t, app, [`${common}x`])
    const all = [first, second, third]
    const own = all.map(({ id }) => id)
    const allLinked = async () => {
      const seen = await Promise.all(all.map(({ deployment }) => sessionsOn(t, { app, deployment })))
      if (all.every(({ id }, i) => seen[i]?.includes(id))) return true
      const { entries } = await listWith(t, ...own)
      return own.every((id) => entries.some((each) => each['session_id'] === id && each['linked'] === true))
    }
    t.require(await t.until(allLinked, { within: 5000, every: 200 }), 'the sessions are not linked to deployments')
    // left behind by an earlier run, a deployment may carry the tags of two
    const deployments = new Set(all.map(({ deployment }) => deployment))
    t.require(deployments.size === own.length, 'the sessions share deployments, or do not show them')

    // what is being stopped may take its time, and meet filters until then
    const stopping: string[] = []
    // the first filter keeps every call to the sessions of this story
    const stop = async (requirement: string, filter: Filter, wanted: readonly string[]) => {
      const answer = await bulkStop(t, [named(...own), filter])
      t.check(
        requirement,
        same(
          processable(answer)?.filter((id) => !stopping.includes(id)),
          wanted,
        ),
        `${JSON.stringify(filter)}: the answer is ${answerOf(answer)}, not 200 with ${wanted.join(', ')}`,
        answer,
      )
      stopping.push(...wanted)
    }

    await stop('edgegap.bulk.tags-all', tags('all', [common, special]), [second.id])
    await stop('edgegap.bulk.tags-any', tags('any', [common, special]), [first.id])
    await stop('edgegap.bulk.request-id', { field: 'request_id', filter_type: 'any', values: [third.deployment!] }, [
      third.id,
    ])
    const { ids, pages } = await listWithout(t, ...own)
    const remaining = own.filter((id) => ids.includes(id))
    t.check('edgegap.bulk.gone', remaining.length === 0, `stopped and still listed: ${remaining.join(', ')}`, ...pages)
    if (!t.observable('deployment')) return
    for (const { deployment } of all)
      t.check(
        'edgegap.bulk.keeps-deployment',
        await t.alive('deployment', deployment!),
        `the deployment ${deployment} ended with the last of its sessions`,
        ...pages,
      )
  },
})

const tags = (filter_type: string, values: readonly string[]): Filter => ({
  field: 'deployment_tags',
  filter_type,
  values,
})

/** A session on a deployment with tags: the driver's, or one that is started for its selectors. */
const tagged = async (t: Stage, app: string, wanted: readonly string[]) => {
  const made = await t.tryMake('deployment', { app, tags: wanted })
  const id = await open(
    t,
    { app, deployment: made?.id },
    addresses(t, 1),
    made ? {} : { selectors: wanted.map((tag) => ({ tag })) },
  )
  if (made) return { id, deployment: made.id }
  const shown = await whenReady(t, id)
  t.require(isReady(shown), `the session ${id}, which is needed, did not become ready: ${answerOf(shown)}`)
  return { id, deployment: deploymentIn(shown) }
}
