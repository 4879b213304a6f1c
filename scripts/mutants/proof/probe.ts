import type { Profile } from '../../../src/engine/context.js'
import { mutatedMock, type MutatedMock } from '../mock/mutated-mock.js'
import type { Mutation } from '../mutant.js'
import type { Subject } from '../subjects/subject.js'
import { probeValues } from './probe-values.js'
import { recorder, type Seen } from './recorder.js'

/**
 * Everything that a mock shows in a fixed course of requests, which knows nothing of the suite: the ways to every documented
 * status, the stories of the subject, and strange values everywhere. Two mocks with the same are the same.
 */
export const probe = async (subject: Subject, profile: Profile, make?: () => Mutation): Promise<Seen[]> => {
  const mocked = await mutatedMock(subject.api, profile, make?.())
  const { mock, seen } = recorder(subject.api, mocked)
  const course = async (run: () => Promise<unknown>) => {
    try {
      await run()
    } catch (error) {
      // a broken mock may break the course; how far it got is what shows
      seen.push({ what: 'ended', operation: undefined, status: 0, headers: {}, body: String(error) })
    }
    await mocked.reset()
  }
  for (const { options = {}, run } of subject.reach) {
    const { profile: only = profile, ...others } = options
    if (!run || only !== profile || Object.keys(others).length > 0) continue
    await course(async () => {
      await run(mock)
      seen.push(await whatIsThere(mocked, subject.hidden ?? []))
    })
  }
  await course(() => subject.probe(mock, profile))
  await course(() => probeValues(mock, mocked.kit.contract, subject, profile))
  await mocked.close()
  return seen
}

/** Which rows there are: what any driver would show of them. */
const whatIsThere = async ({ kit: { context, provider } }: MutatedMock, hidden: readonly string[]): Promise<Seen> => {
  const lines: string[] = []
  for (const [name, { id }] of Object.entries(provider.layout)) {
    const { rows } = await context.store.collection(name).list()
    const ids = rows.map((row) => String((row as Record<string, unknown>)[id as string]))
    const shown = ids.filter((each) => !hidden.includes(each)).sort()
    lines.push(`${name}: ${shown.join(' ')}`)
  }
  return { what: 'what is there', operation: undefined, status: 0, headers: {}, body: lines.join('\n') }
}
