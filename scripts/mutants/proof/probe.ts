import type { Profile } from '../../../src/engine/context.js'
import { mutatedMock } from '../mock/mutated-mock.js'
import type { Mutation } from '../mutant.js'
import type { Subject } from '../subjects/subject.js'
import { probeOddities } from './probe-oddities.js'
import { probeValues } from './probe-values.js'
import { recorder, type Seen } from './recorder.js'
import { whatIsThere } from './what-is-there.js'

/**
 * Everything that a mock shows in a fixed course of requests, which knows nothing of the suite: the ways to every documented
 * status, the stories of the subject, strange values everywhere, and requests that are odd as a whole. Two mocks with the
 * same are the same.
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
      const body = await whatIsThere(mocked, subject.hidden ?? [])
      seen.push({ what: 'what is there', operation: undefined, status: 0, headers: {}, body })
    })
  }
  await course(() => subject.probe(mock, profile))
  await course(() => probeValues(mock, mocked.kit.contract, subject, profile))
  await course(() => probeOddities(mocked, { mock, seen }, subject, profile))
  await mocked.close()
  return seen
}
